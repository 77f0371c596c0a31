import { describe, expect, it } from 'vitest'
import { cancelOnAbort } from '../../src/store/cancelOnAbort.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import { useTestStore } from '../support/store.ts'
import { until } from '../support/until.ts'

const store = useTestStore()

describe('cancelOnAbort', () => {
  it('ends the statement that runs', async () => {
    const stop = new AbortController()
    const work = inTransaction(store.pool, async (tx) => {
      await using _ = cancelOnAbort(store.pool, tx, stop.signal)
      await tx.query('select pg_sleep(50)')
    })
    work.catch(() => {})
    await until('the statement runs', async () => {
      const { rows } = await store.pool.query(`select from pg_stat_activity where query = 'select pg_sleep(50)'`)
      return rows.length > 0
    })
    stop.abort()
    await expect(work).rejects.toMatchObject({ code: '57014' })
  })

  it('leaves the connection alone once it is disposed of', async () => {
    const stop = new AbortController()
    const one = await inTransaction(store.pool, async (tx) => {
      {
        await using _ = cancelOnAbort(store.pool, tx, stop.signal)
      }
      stop.abort()
      return (await tx.query<{ one: number }>('select 1 as one from pg_sleep(0.2)')).rows
    })
    expect(one).toEqual([{ one: 1 }])
  })
})
