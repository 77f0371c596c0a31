import { expect, it } from 'vitest'
import { recordAssessment } from '../../../src/assess/recordAssessment.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { readTrend } from '../../../src/store/reads/trend.ts'
import { createTimings } from '../../../src/timings.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()
let brokers = 0

async function newBook() {
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) values ($1, $1) returning id`,
    [`broker-${++brokers}`],
  )
  const brokerId = rows[0]!.id
  return {
    /** An upload that went in on that day of March. */
    succeeded: (id: number, day: number) =>
      store.pool.query(
        `insert into uploads (id, broker_id, source, file_name, encrypted, bytes, sha256, state, finished_at)
         values ($1, $2, 'api', 'x', true, 1, $3, 'succeeded', $4)`,
        [id, brokerId, Buffer.alloc(32, id), `2026-03-${day}`],
      ),
    assess: () =>
      inTransaction(store.pool, (tx) =>
        recordAssessment(tx, { brokerId, version: 1, asOf: '2026-03-01', rules: 'test', timings: createTimings() }),
      ),
    trend: async (limit?: number) =>
      (await readTrend(store, brokerId, limit)).map(({ number, upload_id }) => [number, upload_id]),
  }
}

it('has a point for each upload, of the last assessment that followed it', async () => {
  const book = await newBook()
  await book.assess()
  await book.succeeded(1, 10)
  await book.assess()
  await book.assess()
  await book.succeeded(2, 11)
  await book.assess()
  expect(await book.trend()).toEqual([
    [1, null],
    [3, 1],
    [4, 2],
  ])
  expect(await book.trend(2)).toEqual([
    [3, 1],
    [4, 2],
  ])
})

it('has a point for an upload that was held, and let in only after later ones', async () => {
  const book = await newBook()
  await book.succeeded(5, 10)
  await book.assess()
  await book.succeeded(4, 11)
  await book.assess()
  expect(await book.trend()).toEqual([
    [1, 5],
    [2, 4],
  ])
  expect(await book.trend(1)).toEqual([[2, 4]])
})
