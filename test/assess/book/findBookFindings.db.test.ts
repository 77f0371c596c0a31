import { beforeAll, beforeEach, expect, it } from 'vitest'
import { findBookFindings } from '../../../src/assess/book/findBookFindings.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()
const asOf = '2026-03-01'
let broker: number
let upload = 0

beforeAll(async () => {
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) values ('a', 'A') returning id`,
  )
  broker = rows[0]!.id
})
beforeEach(async () => {
  await store.pool.query('delete from uploads')
})

async function add(values: Record<string, unknown>): Promise<void> {
  const row = { table_name: 'clients', state: 'succeeded', finished_at: '2026-02-20', ...values }
  const names = Object.keys(row)
  const count = (name: string) => (values[name] as number | undefined) ?? 0
  await store.pool.query(
    `insert into uploads (broker_id, id, source, encrypted, bytes, rows_unchanged, ${names.join()})
     values ($1, $2, 'api', true, 1, $3, ${names.map((_, at) => `$${at + 4}`).join()})`,
    [broker, (upload += 1), count('rows_read') - count('rows_rejected'), ...Object.values(row)],
  )
}

async function found(day = asOf): Promise<unknown[]> {
  await inTransaction(store.pool, (tx) => findBookFindings(tx, broker, day))
  const { rows } = await store.pool.query(
    'select code, table_name, params from book_findings where broker_id = $1 order by code, table_name',
    [broker],
  )
  return rows
}

it('an export is stale once its content is more than 45 days old, and is not any more when a newer one comes', async () => {
  await add({ finished_at: '2026-02-20', exported_at: '2026-01-15' })
  expect(await found()).toEqual([])
  expect(await found('2026-03-02')).toEqual([
    { code: 'book.snapshot.stale', table_name: 'clients', params: { since: '2026-01-15', days: 46 } },
  ])
  await add({ finished_at: '2026-03-01' })
  expect(await found('2026-03-02')).toEqual([])
})

it('a full export with less than half the valid rows of the one before has lost some; a delta never has', async () => {
  await add({ kind: 'snapshot', rows_read: 100 })
  await add({ kind: 'delta', rows_read: 3 })
  await add({ kind: 'snapshot', rows_read: 50 })
  expect(await found()).toEqual([])
  await add({ kind: 'snapshot', rows_read: 24 })
  expect(await found()).toMatchObject([
    { code: 'book.volume.dropped', table_name: 'clients', params: { rows: 24, last_rows: 50 } },
  ])
})

it('rows that were rejected are no rows of a full export, as the guard counts', async () => {
  await add({ kind: 'snapshot', rows_read: 100 })
  await add({ kind: 'snapshot', rows_read: 100, rows_rejected: 60 })
  expect(await found()).toMatchObject([{ params: { rows: 40, last_rows: 100 } }])
})

it('the newest full export is the one that went in last; once somebody has released it, it has lost nothing', async () => {
  await add({ kind: 'snapshot', rows_read: 24, finished_at: '2026-02-22' })
  const held = upload
  await add({ kind: 'snapshot', rows_read: 100, finished_at: '2026-02-21' })
  expect(await found()).toMatchObject([{ params: { rows: 24, upload: held } }])
  await store.pool.query('update uploads set released = true where id = $1', [held])
  expect(await found()).toEqual([])
})

it('a full export lacks columns that the one before had, whatever they are called and in whatever order', async () => {
  await add({ kind: 'snapshot', header: ['Id', 'Name', 'State', 'City', 'Account Manager'] })
  await add({ kind: 'snapshot', header: ['client_name', 'CLIENT ID', 'client state', 'City'] })
  expect(await found()).toEqual([])
  await add({ kind: 'snapshot', header: ['Id', 'Name'] })
  expect(await found()).toMatchObject([
    { code: 'book.header.mismatch', table_name: 'clients', params: { columns: 'State, City' } },
  ])
})

it('a delta may have as few columns as it likes', async () => {
  await add({ kind: 'snapshot', header: ['Id', 'Name', 'State'] })
  await add({ kind: 'delta', header: ['Id', 'Name'] })
  expect(await found()).toEqual([])
  await add({ kind: 'snapshot', header: ['Id', 'Name', 'State'] })
  expect(await found()).toEqual([])
})

it('writes nothing where nothing has changed', async () => {
  await add({ kind: 'snapshot', header: ['Id', 'Name', 'State'] })
  await add({ kind: 'snapshot', header: ['Id', 'Name'] })
  await found()
  const written = () => store.pool.query('select xmin::text from book_findings')
  const before = (await written()).rows
  await found()
  expect((await written()).rows).toEqual(before)
  expect(before).toHaveLength(1)
})
