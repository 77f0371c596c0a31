import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadinessShape } from '../../src/serve/shapes/readiness.ts'
import { writeAssessedBook } from '../support/assessedBook.ts'
import { addBroker, addUpload, openTestApp, type TestApp } from './support.ts'

let t: TestApp
const header = ['Client Number', 'Name', 'State', 'Account Manager']

beforeAll(async () => {
  t = await openTestApp()
  const broker = await addBroker(t.store, 'one')
  await addBroker(t.store, 'none')
  const upload = await addUpload(t.store, broker, {
    state: 'succeeded',
    table_name: 'clients',
    header,
    finished_at: '2026-02-20',
    rows_read: 1,
    rows_rejected: 1,
  })
  await t.store.pool.query(
    `insert into rejections (broker_id, upload_id, line, cells, findings) values ($1, $2, 7, $3, $4)`,
    [
      broker,
      upload,
      ['99', '', 'NY', 'Kim'],
      JSON.stringify([{ code: 'client.name.missing', column: 'Name', value: '' }]),
    ],
  )
  await t.store.pool.query(
    `insert into assessments (broker_id, number, book_version, rules, upload_id, as_of, summary, timings)
     values ($1, 1, 0, 'test', $2, '2026-03-01', '{}', '{}')`,
    [broker, upload],
  )
  await writeAssessedBook(t.store.pool, broker, {
    clients: [
      { id: 1, name: 'Copper Mill' },
      { id: 2, name: '<script>alert(1)</script>', state: null, findings: ['client.state.missing'] },
      { id: 3, name: '=HYPERLINK("x")', state: null, findings: ['client.state.missing'] },
    ],
    carriers: [{ id: 1 }],
    policies: [
      { id: 1, client: 1, carrier: 1, x: '2026-05-01', premium: '100' },
      { id: 2, client: 2, carrier: 1, x: '2026-05-01', premium: '2500.5' },
      { id: 3, client: 3, carrier: 1, x: '2026-06-01', premium: '300' },
      { id: 4, client: 99, carrier: 1, x: '2026-06-01', premium: '70', findings: ['policy.client.unknown'] },
      { id: 5, client: 1, carrier: 1, x: '2025-06-01', premium: '9000' },
    ],
  })
})
afterAll(() => t.close())

const get = (url: string, headers: Record<string, string> = {}) => t.server.inject({ url, headers })
const base = 'as_of=2026-03-01&broker=one'

describe('GET /v1/readiness', () => {
  it('has the scorecard and the head of the work list', async () => {
    const answer = await get(`/v1/readiness?${base}`)
    expect(answer.statusCode).toBe(200)
    const body = answer.json<ReadinessShape>()
    expect(body).toMatchObject({
      broker: 'one',
      as_of: '2026-03-01',
      window_end: '2027-02-28',
      assessment: { number: 1, current: true },
      grade: { letter: 'F', by: 'premium', next: { letter: 'E', share: 0.2 } },
      policies: {
        all: { policies: 5, premium: '11970.5' },
        in_scope: { policies: 4, premium: '2970.5' },
        ready: { policies: 1, premium: '100' },
        out_of_scope: { policies: 1, premium: '9000' },
      },
    })
    expect(body.work.fixes.map(({ sentence }) => sentence)).toEqual([
      '2 clients have no state; 2 policies, $2,801 renewing in the next 12 months',
      '1 client has no name; 1 policy, $70 renewing in the next 12 months',
    ])
    expect(body.work.rejected).toBe(1)
    // The policy whose client was rejected waits for that row, and for no unknown client.
    expect(body.work.fixes[1]).toMatchObject({ rejected: true, step: 'send', unlocks: { policies: 1, premium: '70' } })
    const state = body.tables[0]?.fields.find(({ field }) => field === 'state')
    expect(state).toMatchObject({
      completeness: { count: 1, of: 3 },
      findings: { missing: ['client.state.missing'], invalid: ['client.state.unrecognised'], inconsistent: [] },
    })
    expect(body.renewals).toHaveLength(12)
    expect(body.renewals.find(({ month }) => month === '2026-05')).toEqual({
      month: '2026-05',
      ready: { policies: 1, premium: '100' },
      waiting: { policies: 1, premium: '2500.5' },
    })
  })

  it('says nothing where there is nothing, and names what it does not know', async () => {
    expect((await get('/v1/readiness?broker=none')).json()).toMatchObject({
      assessment: null,
      grade: { letter: null, share: null },
      work: { count: 0, rejected: 0, fixes: [] },
    })
    expect((await get('/v1/readiness?asof=2026-01-01&broker=one')).statusCode).toBe(400)
    expect((await get('/v1/readiness?as_of=2026-02-30&broker=one')).statusCode).toBe(400)
    expect((await get('/v1/readiness?broker=two')).json()).toMatchObject({ code: 'broker.unknown' })
  })
})

describe('GET /v1/readiness/fixes/{id}', () => {
  it('has one fix as the work list has it, wherever it stands there', async () => {
    const all = (await get(`/v1/readiness?${base}`)).json<ReadinessShape>().work.fixes
    for (const fix of all) {
      const answer = await get(`/v1/readiness/fixes/${encodeURIComponent(fix.id)}?${base}`)
      expect([answer.statusCode, answer.json()]).toEqual([200, fix])
    }
    // The list does not go so far.
    const [, second] = all
    const short = (await get(`/v1/readiness?${base}&limit=1`)).json<ReadinessShape>().work
    expect(short.fixes).not.toContainEqual(second)
  })

  it('finds none that is done, of another broker, or without any sense', async () => {
    for (const path of [`client.zip.missing?${base}`, 'client.state.missing?broker=none', `%00?${base}`]) {
      const answer = await get(`/v1/readiness/fixes/${path}`)
      expect([path, answer.statusCode]).toEqual([path, path.startsWith('%00') ? 400 : 404])
    }
  })
})

describe('GET /v1/readiness/findings', () => {
  it('has the rows of a fix, those with most at stake first, page by page', async () => {
    const first = (await get(`/v1/readiness/findings?fix=client.state.missing&limit=1&${base}`)).json()
    expect(first.data).toEqual([
      {
        table: 'clients',
        id: 2,
        name: '<script>alert(1)</script>',
        row: { 'Client Number': '2', Name: '<script>alert(1)</script>', State: '', 'Account Manager': '' },
        findings: [expect.objectContaining({ code: 'client.state.missing', severity: 'blocker' })],
        to_mend: ['State'],
        proposals: [],
        policies: 1,
        premium: '2500.5',
        provenance: { upload_id: 1, line: 2 },
      },
    ])
    const { next_cursor } = first.page
    const second = (
      await get(`/v1/readiness/findings?fix=client.state.missing&limit=1&${base}&cursor=${next_cursor}`)
    ).json()
    expect(second.data.map(({ id }: { id: number }) => id)).toEqual([3])
    expect(second.page).toEqual({ next_cursor: null, has_more: false })
  })

  it('has what was rejected, as it was sent', async () => {
    const { data } = (await get(`/v1/readiness/findings?fix=client.name.missing&${base}`)).json()
    expect(data).toMatchObject([
      {
        id: null,
        row: { 'Client Number': '99', Name: '', State: 'NY', 'Account Manager': 'Kim' },
        to_mend: ['Name'],
        policies: 1,
        premium: '70',
      },
    ])
  })

  it('has the policies behind a figure of the scope, by its code', async () => {
    const { data } = (await get(`/v1/readiness/findings?code=policy.expired.no-successor&${base}`)).json()
    expect(data).toMatchObject([{ id: 5, policies: 1, premium: '9000' }])
  })

  it('has them as CSV in the columns of the broker’s own file, safe for a spreadsheet', async () => {
    const answer = await get(`/v1/readiness/findings?fix=client.state.missing&format=csv&${base}`)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="clients-client.state.missing.csv"')
    const rows = parse(answer.body, { bom: true })
    expect(rows[0]).toEqual([...header, '_codes', '_reasons'])
    expect(rows[1]!.slice(0, 5)).toEqual(['2', '<script>alert(1)</script>', '', '', 'client.state.missing'])
    expect(rows[2]![1]).toBe(`'=HYPERLINK("x")`)
    const rejected = parse((await get(`/v1/readiness/findings?fix=client.name.missing&format=csv&${base}`)).body, {
      bom: true,
    })
    expect(rejected[1]!.slice(0, 5)).toEqual(['99', '', 'NY', 'Kim', 'client.name.missing'])
  })

  it.each([
    ['', 400],
    ['fix=client.state.missing&code=client.state.missing', 400],
    ['code=book.header.mismatch', 400],
    ['code=row.nul', 400],
    ['code=client.state.lost', 404],
    ['fix=client.state.missing&format=csv&limit=2', 400],
    ['fix=client.state.missing&cursor=x', 400],
  ])('refuses %j with %d', async (query, status) => {
    expect((await get(`/v1/readiness/findings?${query}&${base}`)).statusCode).toBe(status)
  })
})

describe('the report', () => {
  it('escapes what brokers sent, needs nothing from elsewhere and runs nothing', async () => {
    const { body, headers, statusCode } = await get(`/v1/readiness/report?${base}`)
    expect(statusCode).toBe(200)
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/,
    )
    expect(body).not.toContain('<script')
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(body).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:|\/)/)
    expect(body).not.toMatch(/\sstyle=|\son\w+=/)
  })

  it('says the same as the JSON, to the dollar', async () => {
    const { body } = await get('/v1/readiness?as_of=2026-03-01&broker=one', { accept: 'text/html' })
    const { policies, work, grade } = (await get(`/v1/readiness?${base}`)).json<ReadinessShape>()
    const text = body.replaceAll(/<style>[^]*<\/style>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain(`Grade ${grade.letter}`)
    expect(text).toContain(`Ready $100 ${policies.ready.policies} policy`)
    expect(text).toContain('Waiting for a fix $2,871 3 policies')
    for (const { sentence } of work.fixes) expect(text).toContain(sentence.split('; ')[0])
  })
})
