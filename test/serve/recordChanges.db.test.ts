import { afterAll, beforeAll, expect, it } from 'vitest'
import { addBroker, addClients, addPolicies, addUpload, openTestApp, type TestApp } from './support.ts'

let t: TestApp
let uploads: number[]

const succeeded = {
  state: 'succeeded',
  table_name: 'clients',
  rows_read: 1,
  rows_updated: 1,
  finished_at: '2026-11-24',
}

beforeAll(async () => {
  t = await openTestApp()
  const broker = await addBroker(t.store, 'one')
  await addClients(t.store, broker, 2)
  await addPolicies(t.store, broker, 4)
  uploads = []
  for (const table_name of ['clients', 'policies', 'clients', 'clients']) {
    uploads.push(await addUpload(t.store, broker, { ...succeeded, table_name, file_name: `${table_name}.csv` }))
  }
  // Record 3 of both tables was changed: the client by three uploads, the policy by one.
  await t.store.pool.query(
    `insert into changes (broker_id, upload_id, record_id, table_name, before, after, previous_upload_id, previous_line)
     select $1, u.id, 3, u.table_name, '{"state": "x"}', json_build_object('state', u.id), u.id - 1, 9 from uploads u`,
    [broker],
  )
})
afterAll(() => t.close())

const get = async (url: string) => {
  const answer = await t.server.inject(url)
  return { status: answer.statusCode, body: answer.json() }
}

it('lists what uploads changed on one record, the newest first, page by page', async () => {
  const [first, , second, third] = uploads as [number, number, number, number]
  const page = (await get('/v1/clients/3/changes?limit=2')).body
  expect(page.data.map(({ upload_id }: { upload_id: number }) => upload_id)).toEqual([third, second])
  expect(page.data[0]).toEqual({
    upload_id: third,
    file_name: 'clients.csv',
    changed_at: '2026-11-24T00:00:00.000Z',
    before: { state: 'x' },
    after: { state: third },
    previous_provenance: { upload_id: third - 1, line: 9 },
  })
  const rest = (await get(`/v1/clients/3/changes?limit=2&cursor=${page.page.next_cursor}`)).body
  expect(rest).toMatchObject({ data: [{ upload_id: first }], page: { has_more: false } })
})

it('keeps apart records of other tables with the same id', async () => {
  const { data } = (await get('/v1/policies/3/changes')).body
  expect(data.map(({ upload_id }: { upload_id: number }) => upload_id)).toEqual([uploads[1]])
})

it('has none for what was never changed, and is a 404 for what is not there', async () => {
  expect((await get('/v1/clients/0/changes')).body.data).toEqual([])
  expect(await get('/v1/carriers/3/changes')).toMatchObject({
    status: 404,
    body: { code: 'request.not-found', detail: 'There is no carrier 3 here.' },
  })
})
