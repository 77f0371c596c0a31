import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker, addUpload, openTestApp, type TestApp } from './support.ts'

let t: TestApp
let broker: number
let other: number

beforeAll(async () => {
  t = await openTestApp()
  broker = await addBroker(t.store, 'one')
  other = await addBroker(t.store, 'other')
})
afterAll(() => t.close())

interface UploadsPage {
  data: { id: number }[]
  page: { next_cursor: string | null }
}

const get = (url: string, headers: Record<string, string> = {}) => t.server.inject({ url, headers })
const post = (url: string) => t.server.inject({ method: 'POST', url })

const succeeded = {
  state: 'succeeded',
  table_name: 'clients',
  header: ['Id', 'Name', 'State'],
  bytes_done: 1000,
  rows_read: 9,
  rows_added: 2,
  rows_updated: 6,
  rows_rejected: 1,
  warnings: JSON.stringify([
    { code: 'decrypt.key-expired', params: { fingerprint: 'ABCD', expired: '2026-07-26' } },
    { code: 'a.newer-one', params: {} },
  ]),
  key_fingerprint: 'ABCD',
  timings: JSON.stringify({ decrypt: 12.5 }),
  attempts: 1,
  kind: 'delta',
  exported_at: '2026-02-01T14:05:00Z',
}

describe('an upload', () => {
  it('says all there is to say', async () => {
    const id = await addUpload(t.store, broker, succeeded)
    const upload = (await get(`/v1/uploads/${id}`)).json()
    expect(upload).toEqual({
      id,
      broker: 'one',
      file_name: 'Clients.csv.gpg',
      table: 'clients',
      source: 'api',
      encrypted: true,
      bytes: 1000,
      sha256: '07'.repeat(32),
      kind: 'delta',
      exported_at: '2026-02-01T14:05:00.000Z',
      state: 'succeeded',
      phase: null,
      progress: { bytes_done: 1000, bytes_total: 1000, rows_read: 9, percent: 100 },
      counts: { read: 9, added: 2, updated: 6, unchanged: 0, rejected: 1, repeated: 0 },
      failure: null,
      hold: null,
      warnings: [
        { code: 'decrypt.key-expired', message: expect.stringContaining('expired on 2026-07-26') },
        { code: 'a.newer-one', message: 'a.newer-one' },
      ],
      key_fingerprint: 'ABCD',
      attempts: 1,
      timings: { decrypt: 12.5 },
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      started_at: null,
      finished_at: null,
      links: {
        self: `/v1/uploads/${id}`,
        events: `/v1/uploads/${id}/events`,
        rejections: `/v1/uploads/${id}/rejections`,
        changes: `/v1/uploads/${id}/changes`,
      },
    })
  })

  it('says why it failed and how to mend it', async () => {
    const params = JSON.stringify({ table: 'clients', columns: 'Name' })
    const id = await addUpload(t.store, broker, {
      state: 'failed',
      failure_code: 'map.columns-missing',
      failure_params: params,
      wanted_table: 'clients',
      bytes_done: 999,
    })
    expect((await get(`/v1/uploads/${id}`)).json()).toMatchObject({
      table: 'clients',
      progress: { percent: 99 },
      failure: {
        code: 'map.columns-missing',
        title: 'Columns missing',
        message: 'The header row of clients lacks: Name.',
        hint: expect.stringContaining('Add the columns'),
      },
    })
  })

  it.each([
    { state: 'running', phase: 'merging' },
    { state: 'cancelled' },
    { state: 'failed', failure_code: 'decrypt.tampered' },
  ])('has counts that balance when it has read rows that are not in the book: $state', async (given) => {
    const id = await addUpload(t.store, broker, { ...given, rows_read: 1500 })
    const { counts, progress } = (await get(`/v1/uploads/${id}`)).json() as Record<string, Record<string, number>>
    expect(counts).toEqual({ read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, repeated: 0 })
    expect(progress).toMatchObject({ rows_read: 1500 })
  })

  it('with a failure that only a newer version knows is shown all the same', async () => {
    const id = await addUpload(t.store, broker, { state: 'failed', failure_code: 'decrypt.quantum' })
    expect((await get(`/v1/uploads/${id}`)).json().failure.code).toBe('decrypt.quantum')
  })

  it('is found by its id alone, and under its own broker only', async () => {
    const id = await addUpload(t.store, broker)
    expect((await get(`/v1/uploads/${id}?broker=one`)).statusCode).toBe(200)
    expect((await get(`/v1/uploads/${id}?broker=other`)).statusCode).toBe(404)
    expect((await get(`/v1/uploads/${id}?broker=nobody`)).json()).toMatchObject({ code: 'broker.unknown' })
    expect((await get('/v1/uploads/999999')).json()).toMatchObject({ detail: 'There is no upload 999999 here.' })
  })
})

describe('the list of uploads', () => {
  it('is newest first, in pages, and can be narrowed', async () => {
    const ids: number[] = []
    for (let at = 0; at < 7; at++) {
      const values = at % 2 === 0 ? { wanted_table: 'carriers' } : { state: 'cancelled', table_name: 'policies' }
      ids.unshift(await addUpload(t.store, other, values))
    }
    const seen: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { data, page }: UploadsPage = (
        await get(`/v1/uploads?broker=other&limit=3${cursor && `&cursor=${cursor}`}`)
      ).json()
      seen.push(...data.map((row) => row.id))
      cursor = page.next_cursor
    }
    expect(seen).toEqual(ids)
    expect((await get('/v1/uploads?broker=other&state=cancelled')).json().data).toHaveLength(3)
    expect((await get('/v1/uploads?broker=other&table=carriers')).json().data).toHaveLength(4)
    expect((await get('/v1/uploads?broker=other&table=clients')).json().data).toHaveLength(0)
    const lacking = await addUpload(t.store, other, { ...succeeded, rows_updated: 5, rows_rejected: 2 })
    const withRejected = (await get('/v1/uploads?broker=other&rejected=true')).json().data
    expect(withRejected.map((row: { id: number }) => row.id)).toEqual([lacking])
    expect((await get('/v1/uploads?broker=other&state=done')).json().errors).toEqual([
      { name: 'state', message: 'Expected queued, running, held, succeeded, failed or cancelled.' },
    ])
  })
})

describe('retry and cancel', () => {
  it('retry makes a failed upload queued again, once', async () => {
    const id = await addUpload(t.store, broker, { state: 'failed', failure_code: 'decrypt.no-key' })
    const answer = await post(`/v1/uploads/${id}/retry`)
    expect(answer.json()).toMatchObject({
      message: 'Clients.csv.gpg is being processed again.',
      upload: { id, state: 'queued', failure: null },
    })
    expect((await post(`/v1/uploads/${id}/retry`)).json()).toMatchObject({
      status: 409,
      code: 'request.conflict',
      detail: expect.stringContaining(`upload ${id} is queued`),
    })
  })

  it('cancel ends what has not ended', async () => {
    const id = await addUpload(t.store, broker)
    expect((await post(`/v1/uploads/${id}/cancel`)).json()).toMatchObject({ upload: { state: 'cancelled' } })
    expect((await post(`/v1/uploads/${id}/cancel`)).statusCode).toBe(409)
    const done = await addUpload(t.store, broker, succeeded)
    expect((await post(`/v1/uploads/${done}/cancel`)).statusCode).toBe(409)
    expect((await post(`/v1/uploads/${done}/retry`)).statusCode).toBe(409)
    expect((await post('/v1/uploads/999999/retry')).statusCode).toBe(404)
  })

  it('are not for another site’s pages', async () => {
    const id = await addUpload(t.store, broker)
    const headers = { 'sec-fetch-site': 'cross-site' }
    const answer = await t.server.inject({ method: 'POST', url: `/v1/uploads/${id}/cancel`, headers })
    expect(answer.json()).toMatchObject({ status: 403, code: 'request.cross-site' })
    expect((await get(`/v1/uploads/${id}`)).json().state).toBe('queued')
  })
})

describe('an upload’s rejections', () => {
  let id: number
  const header = ['Id', 'Name', 'State']

  beforeAll(async () => {
    id = await addUpload(t.store, broker, { ...succeeded, file_name: 'Büch"lein.csv.gpg', header })
    const insert = 'insert into rejections (broker_id, upload_id, line, cells, findings) values ($1, $2, $3, $4, $5)'
    const add = (line: number, cells: string[], findings: unknown[]) =>
      t.store.pool.query(insert, [broker, id, line, cells, JSON.stringify(findings)])
    await add(4, ['5003', '', 'NY'], [{ code: 'client.name.missing', column: 'Name' }])
    await add(
      9,
      ['x', '=cmd()', '-5.00'],
      [{ code: 'client.id.invalid', column: 'Id', value: 'x' }, { code: 'a.newer-one' }],
    )
    await add(11, ['7', 'A, B', 'NY', 'more'], [{ code: 'row.cells.extra', value: '4', expected: '3' }])
  })

  it('are shown as they were sent, with all that is wrong with them', async () => {
    const first = (await get(`/v1/uploads/${id}/rejections?limit=2`)).json()
    expect(first.data).toEqual([
      {
        line: 4,
        row: { Id: '5003', Name: '', State: 'NY' },
        cells: ['5003', '', 'NY'],
        findings: [
          {
            code: 'client.name.missing',
            severity: 'blocker',
            column: 'Name',
            value: null,
            message: expect.stringContaining('Name is empty'),
          },
        ],
      },
      expect.objectContaining({ line: 9 }),
    ])
    expect(first.data[1].findings.map(({ code }: { code: string }) => code)).toEqual([
      'client.id.invalid',
      'a.newer-one',
    ])
    const next = (await get(`/v1/uploads/${id}/rejections?cursor=${first.page.next_cursor}`)).json()
    expect(next.data).toEqual([expect.objectContaining({ line: 11, cells: ['7', 'A, B', 'NY', 'more'] })])
    expect(next.page).toEqual({ next_cursor: null, has_more: false })
  })

  it('are told apart by what is wrong with them', async () => {
    const some = await addUpload(t.store, broker, { ...succeeded, header })
    const noName = { code: 'client.name.missing', column: 'Name' }
    const noId = { code: 'client.id.invalid', column: 'Id', value: 'x' }
    const rows = [[noName], [{ code: 'row.encoding.windows-1252' }, noId, noName], [{ code: 'a.newer-one' }]]
    for (const [at, findings] of rows.entries()) {
      await t.store.pool.query(
        'insert into rejections (broker_id, upload_id, line, cells, findings) values ($1, $2, $3, $4, $5)',
        [broker, some, at + 2, ['x', '', 'NY'], JSON.stringify(findings)],
      )
    }
    const { header: columns, causes } = (await get(`/v1/uploads/${some}/rejections/summary`)).json()
    expect(columns).toEqual(header)
    expect(causes.map(({ title, first_line }: Record<string, unknown>) => [title, first_line])).toEqual([
      ['2 clients have no name', 2],
      ['a.newer-one', 4],
      ['1 client has an Id that is not a whole number', 3],
    ])
    expect(causes[2]).toMatchObject({ code: 'client.id.invalid', rows: 1, example: { column: 'Id', value: 'x' } })

    const ofCause = `/v1/uploads/${some}/rejections?code=client.name.missing`
    const first = (await get(`${ofCause}&limit=1`)).json()
    const second = (await get(`${ofCause}&limit=1&cursor=${first.page.next_cursor}`)).json()
    expect([...first.data, ...second.data].map(({ line }) => line)).toEqual([2, 3])
    expect(second.page.has_more).toBe(false)
    const csv = parse((await get(`${ofCause}&format=csv`)).body, { from_line: 2 })
    expect(csv.map((row) => row[3])).toEqual(['2', '3'])
    expect((await get(`/v1/uploads/${some}/rejections?cursor=${first.page.next_cursor}`)).statusCode).toBe(400)
    expect((await get('/v1/uploads/999999/rejections/summary')).statusCode).toBe(404)
  })

  it.each([
    ['?format=csv', {}],
    ['', { accept: 'text/csv' }],
  ])('are CSV to be mended and sent again', async (query, headers) => {
    const answer = await get(`/v1/uploads/${id}/rejections${query}`, headers)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="B_ch_lein-rejected.csv"')
    const rows = parse(answer.body, { bom: true, relax_column_count: true })
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['Id', 'Name', 'State', '_line', '_codes'],
      ['5003', '', 'NY', '4', 'client.name.missing'],
      ['x', "'=cmd()", '-5.00', '9', 'client.id.invalid a.newer-one'],
      ['7', 'A, B', 'NY', '11', 'row.cells.extra'],
    ])
    expect(rows[1]![5]).toContain('Name is empty')
    expect(rows[3]!.slice(6)).toEqual(['more'])
  })

  it('stream, however many they are', async () => {
    const many = await addUpload(t.store, broker, { ...succeeded, header })
    await t.store.pool.query(
      `insert into rejections (broker_id, upload_id, line, cells, findings)
       select $1, $2, n, array[n::text, '', 'NY'], '[{"code": "client.name.missing"}]' from generate_series(1, 5000) n`,
      [broker, many],
    )
    const { body } = await get(`/v1/uploads/${many}/rejections?format=csv`)
    const rows = parse(body, { from_line: 2 })
    expect(rows.map((row) => row[3])).toEqual(Array.from({ length: 5000 }, (_, at) => String(at + 1)))
  })

  it('are none where there are none, and not to be had for an upload that is not there', async () => {
    const none = await addUpload(t.store, broker)
    expect((await get(`/v1/uploads/${none}/rejections`)).json().data).toEqual([])
    expect((await get(`/v1/uploads/${none}/rejections?format=csv`)).body).toBe('\ufeff_line,_codes,_reasons\r\n')
    expect((await get('/v1/uploads/999999/rejections')).statusCode).toBe(404)
  })
})

describe('an upload’s changes', () => {
  it('are the records before and after', async () => {
    const id = await addUpload(t.store, broker, succeeded)
    await t.store.pool.query(
      `insert into changes (broker_id, upload_id, record_id, table_name, before, after, previous_upload_id, previous_line)
       select $1, $2, n, 'clients', '{"city": "Rome"}', '{"city": null}', 1, n + 1 from generate_series(1, 3) n`,
      [broker, id],
    )
    const first = (await get(`/v1/uploads/${id}/changes?limit=2`)).json()
    expect(first.data[0]).toEqual({
      table: 'clients',
      record_id: 1,
      before: { city: 'Rome' },
      after: { city: null },
      previous_provenance: { upload_id: 1, line: 2 },
    })
    const next = (await get(`/v1/uploads/${id}/changes?limit=2&cursor=${first.page.next_cursor}`)).json()
    expect(next.data.map((row: { record_id: number }) => row.record_id)).toEqual([3])
  })
})

describe('the summary', () => {
  it('counts', async () => {
    const summary = (await get('/v1/summary?broker=other')).json()
    expect(summary).toMatchObject({ broker: 'other', clients: 0, uploads: { queued: 4, cancelled: 3, failed: 0 } })
    expect(summary.last_upload).toMatchObject({ broker: 'other' })
  })
})
