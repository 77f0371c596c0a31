import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { bucketOf, buckets, narrowWindow, windowOf } from '../../../src/book/window.ts'
import { windowEnd } from '../../../src/store/reads/scope.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()

describe('the window', () => {
  it('ends where the database has it, from every day of four years', async () => {
    const statement = sql<{ from: string; before: string }>`
      select d::date as "from", ${sql.raw(windowEnd('2000-01-01').compile(store.reads).sql.replace('$1', 'd'))} as before
      from generate_series('2026-12-25'::date, '2031-01-05', '1 day') d`
    const { rows } = await statement.execute(store.reads)
    expect(rows).toHaveLength(1473)
    for (const row of rows) expect(windowOf(row.from)).toEqual(row)
  })

  it.each([
    ['2027-02-28', '2028-02-28'],
    ['2028-02-28', '2029-02-28'],
    ['2028-02-29', '2029-02-28'],
    ['2028-03-01', '2029-03-01'],
    ['1999-12-31', '2000-12-31'],
  ])('from %s ends before %s', (from, before) => {
    expect(windowOf(from)).toEqual({ from, before })
  })

  it('is divided by the buckets without a gap', () => {
    const { from, before } = windowOf('2027-03-01')
    const parts = (Object.keys(buckets) as (keyof typeof buckets)[]).map((bucket) => narrowWindow(from, { bucket }))
    expect(parts[0]!.from).toBe(from)
    expect(parts.at(-1)!.before).toBe(before)
    for (let at = 1; at < parts.length; at++) expect(parts[at]!.from).toBe(parts[at - 1]!.before)
    expect([0, 29, 30, 59, 60, 119, 120, 365].map(bucketOf)).toEqual([
      'late',
      'late',
      'tight',
      'tight',
      'prime',
      'prime',
      'early',
      'early',
    ])
  })

  it('is narrowed, never widened', () => {
    expect(narrowWindow('2027-03-01', { expiresFrom: '2020-01-01', expiresTo: '9999-12-31' })).toEqual(
      windowOf('2027-03-01'),
    )
    expect(narrowWindow('2027-03-01', { expiresFrom: '2027-05-01', expiresTo: '2027-05-01' })).toEqual({
      from: '2027-05-01',
      before: '2027-05-02',
    })
  })
})
