import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { stream } from '../../../src/store/reads/stream.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()

const numbers = (to: number) =>
  sql<{ n: number }>`select n::int from generate_series(1, ${to}::int) n order by n`.compile(store.reads)

const inUse = () => store.pool.totalCount - store.pool.idleCount

describe('stream', () => {
  it.each([0, 1, 499, 500, 501, 2600])('gives all of %i rows, once and in order', async (count) => {
    const seen: number[] = []
    for await (const rows of stream(store, numbers(count))) {
      expect(rows.length).toBeLessThanOrEqual(500)
      seen.push(...rows.map(({ n }) => n))
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, at) => at + 1))
    expect(inUse()).toBe(0)
  })

  it('shows one moment from beginning to end', async () => {
    await store.pool.query('create table counted as select generate_series(1, 1200) as n')
    const rows = stream(store, sql<{ n: number }>`select n from counted order by n`.compile(store.reads))
    let seen = (await rows.next()).value!.length
    await store.pool.query('delete from counted')
    for await (const batch of rows) seen += batch.length
    expect(seen).toBe(1200)
  })

  it('gives its connection back, clean, when the reader leaves early', async () => {
    for await (const _ of stream(store, numbers(5000))) break
    expect(inUse()).toBe(0)
    const { rows } = await store.pool.query('select count(*)::int as open from pg_cursors')
    expect(rows).toEqual([{ open: 0 }])
  })

  it('gives its connection back when the query is wrong', async () => {
    const wrong = sql<object>`select * from nowhere`.compile(store.reads)
    await expect(stream(store, wrong).next()).rejects.toThrow('nowhere')
    expect(inUse()).toBe(0)
  })
})
