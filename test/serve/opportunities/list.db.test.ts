import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from '../../../src/book/formulas.ts'
import { usualPage } from '../../../src/store/reads/opportunities/list.ts'
import { opportunitySchema, type Opportunity } from '../../../src/serve/shapes/opportunity.ts'
import { addBroker, openTestApp, type TestApp } from '../support.ts'
import { addAssessedBook, asOf } from './book.ts'

let t: TestApp

const count = 600

beforeAll(async () => {
  t = await openTestApp()
  await addAssessedBook(t.store, await addBroker(t.store, 'one'), count)
  await addAssessedBook(t.store, await addBroker(t.store, 'other'), 40)
})
afterAll(() => t.close())

type Query = Record<string, string>

const address = (query: Query, path = '') =>
  `/v1/opportunities${path}?${new URLSearchParams({ broker: 'one', as_of: asOf, ...query }).toString()}`

const get = async (query: Query, path?: string) => {
  const answer = await t.server.inject(address(query, path))
  expect(answer.statusCode).toBe(200)
  return answer
}

/** Follows the cursors to the end. */
async function readAll(query: Query): Promise<Opportunity[]> {
  const rows: Opportunity[] = []
  let cursor: Query = {}
  for (;;) {
    const { data, page } = (await get({ ...query, ...cursor })).json<{
      data: Opportunity[]
      page: { next_cursor: string | null }
    }>()
    rows.push(...data)
    if (page.next_cursor === null) return rows
    cursor = { cursor: page.next_cursor }
  }
}

/** The list as it should be, from the tables, row by row, in JavaScript. */
interface Row {
  id: number
  x: string | null
  aside: string | null
  readiness: string
  line: string
  family: string
  state: string
  sic: string | null
  carrier: number
  premium: string | null
  office: string | null
  client: number
  name: string
}
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

let book: Row[]
beforeAll(async () => {
  const { rows } = await t.store.pool.query<Row>(
    `select a.policy_id as id, a.x_date as x, a.aside, a.readiness, a.line, a.family, a.state, a.sic, a.premium,
       a.carrier_id as carrier, p.office, p.client_id as client, c.name
     from policy_assessments a join policies p on p.broker_id = a.broker_id and p.id = a.policy_id
     join clients c on c.broker_id = a.broker_id and c.id = p.client_id
     where a.broker_id = (select id from brokers where slug = 'one')`,
  )
  book = rows
})

function fits(row: Row, query: Query): boolean {
  const left = row.x === null ? -1 : days(query.as_of ?? asOf, row.x)
  const [least, most] = { late: [0, 29], tight: [30, 59], prime: [60, 119], early: [120, 365] }[query.bucket ?? ''] ?? [
    0, 365,
  ]
  const { state, line, family, sic, carrier, office, client_id, q, division } = query
  return (
    row.aside === null &&
    row.x !== null &&
    row.x >= (query.as_of ?? asOf) &&
    row.x < '2028-03-01' &&
    left >= least! &&
    left <= most! &&
    (query.readiness === 'any' || row.readiness === (query.readiness ?? 'ready')) &&
    (query.expires_from === undefined || row.x >= query.expires_from) &&
    (query.expires_to === undefined || row.x <= query.expires_to) &&
    isOneOf(row.state, state?.toUpperCase()) &&
    isOneOf(row.line, line) &&
    isOneOf(row.family, family) &&
    (sic === undefined || row.sic?.startsWith(sic) === true) &&
    (division === undefined ||
      (row.sic !== null && division.split(',').some((one) => divisions[one]!.includes(row.sic!.slice(0, 2))))) &&
    isOneOf(String(row.carrier), carrier) &&
    (client_id === undefined || row.client === Number(client_id)) &&
    (office === undefined || row.office?.toLowerCase() === office.toLowerCase()) &&
    (q === undefined || row.name.toLowerCase().includes(q.toLowerCase())) &&
    (query.premium_min === undefined || (row.premium !== null && Number(row.premium) >= Number(query.premium_min))) &&
    (query.premium_max === undefined || (row.premium !== null && Number(row.premium) <= Number(query.premium_max)))
  )
}

const isOneOf = (value: string, wanted: string | undefined) => wanted === undefined || wanted.split(',').includes(value)

const divisions: Record<string, string[]> = { C: ['15'], d: ['20'], I: ['80'], A: [] }

function inOrder(rows: Row[], sort = 'x_date'): number[] {
  const sign = sort.startsWith('-') ? -1 : 1
  const key = (row: Row) =>
    sort.endsWith('x_date') ? Date.parse(row.x!) : row.premium === null ? null : Number(row.premium)
  return rows
    .toSorted((a, b) => {
      const [x, y] = [key(a), key(b)]
      if (x === null || y === null) return x === y ? sign * (a.id - b.id) : x === null ? 1 : -1
      return sign * (x - y || a.id - b.id)
    })
    .map(({ id }) => id)
}

const maybe = (...values: string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) })

const queries = fc
  .record({
    sort: fc.constantFrom(undefined, 'x_date', '-x_date', 'premium', '-premium'),
    readiness: fc.constantFrom(undefined, 'ready', 'repairable', 'blocked', 'any', 'any'),
    state: maybe('IL', 'ny', 'TX', 'IL,ny', 'TX,NY,TX'),
    line: maybe('cyber', 'general-liability', 'crop', 'crop,cyber,general-liability'),
    family: maybe('specialty', 'commercial-casualty', 'specialty,commercial-casualty'),
    sic: maybe('15', '152', '1521', '99'),
    division: maybe('C', 'd', 'I', 'A', 'C,I', 'A,d'),
    carrier: maybe('0', '3', '4', '77', '0,3,77'),
    client_id: maybe('0', '3'),
    office: maybe('north', 'South'),
    premium_min: maybe('400', '400.10', '50000', '100000', '250000'),
    premium_max: maybe('600.2', '0'),
    expires_from: maybe('2027-04-01', '2020-01-01', '9999-12-31'),
    expires_to: maybe('2027-12-31', '9999-12-31', '2020-01-01'),
    bucket: maybe('late', 'tight', 'prime', 'early'),
    q: maybe('acme', '%', '_', '\\', 'éclair', 'nobody'),
  })
  .map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Query)

describe('the list', () => {
  it('has what fits, once, in order; pages, CSV and NDJSON have the same; sums are the sums of it', async () => {
    // A page of the usual size keeps its plan.
    const limit = fc.oneof(fc.constant(usualPage), fc.integer({ min: 3, max: 90 })).map(String)
    await fc.assert(
      fc.asyncProperty(queries, limit, async (query, limit) => {
        const expected = inOrder(
          book.filter((row) => fits(row, query)),
          query.sort,
        )
        const pages = await readAll({ ...query, limit })
        expect(pages.map(({ id }) => id)).toEqual(expected)
        const lines = (await get({ ...query, format: 'ndjson' })).body.split('\n').slice(0, -1)
        expect(lines.map((line) => JSON.parse(line) as Opportunity)).toEqual(pages)
        const csv = parse((await get({ ...query, format: 'csv' })).body, { columns: true }) as Record<string, string>[]
        expect(csv.map((row) => [Number(row.policy_id), row.x_date, row.premium, row.findings])).toEqual(
          pages.map((row) => [row.id, row.x_date, row.premium ?? '', row.findings.map(({ code }) => code).join(' ')]),
        )
        await expectSums(query, pages)
      }),
      { numRuns: 40 },
    )
  })

  async function expectSums({ sort: _sort, ...query }: Query, pages: Opportunity[]): Promise<void> {
    const by = Object.keys(keys).join(',')
    const { total, groups } = (await get({ ...query, by }, '/summary')).json<Summary>()
    const premium = (rows: Opportunity[]) => rows.reduce((sum, row) => sum + cents(row.premium), 0)
    expect([total.count, cents(total.premium)]).toEqual([pages.length, premium(pages)])
    for (const [name, keyOf] of Object.entries(keys)) {
      const expected = Map.groupBy(pages, keyOf)
      const found = groups[name]!.map(({ key, count, premium }) => [key, count, cents(premium)])
      expect(found.toSorted(byKey)).toEqual(
        [...expected].map(([key, rows]) => [key, rows.length, premium(rows)]).toSorted(byKey),
      )
    }
  }

  interface Summary {
    total: { count: number; premium: string }
    groups: Record<string, { key: string | null; title: string | null; count: number; premium: string }[]>
  }

  const keys: Record<string, (row: Opportunity) => string | null> = {
    month: ({ x_date }) => x_date.slice(0, 7),
    line: ({ line }) => line,
    family: ({ family }) => family,
    state: ({ client }) => client!.state,
    carrier: ({ carrier }) => String(carrier!.id),
    industry: ({ industry }) => (industry.major_group === null ? null : industry.division),
    bucket: ({ bucket }) => bucket,
    office: ({ office }) => office,
  }
  const cents = (premium: string | null) => Math.round(Number(premium ?? 0) * 100)
  const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)

  it('shows the policy, its client, industry and incumbent, and how many days are left', async () => {
    const [first] = await readAll({ limit: '1', q: 'Acme 10', readiness: 'any', sort: 'x_date' })
    expect(first).toMatchObject({
      client: { id: expect.any(Number), name: expect.stringContaining('Acme 10'), city: 'Springfield', state: 'NY' },
      industry: {
        division: 'C',
        division_title: 'Construction',
        major_group: '15',
        major_group_title: expect.stringContaining('Building Construction'),
        sic: '1521',
        description: 'Industry 1521',
      },
      days_left: days(asOf, first!.x_date),
    })
  })

  it('says of what is not ready why, on which record, with what the cell said', async () => {
    const rows = await readAll({ readiness: 'any' })
    const found = rows.flatMap(({ findings }) => findings)
    expect(new Set(found.map(({ record, code }) => `${record} ${code}`))).toEqual(
      new Set([
        'policy policy.premium.unreadable',
        'client client.state.unrecognised',
        'client client.city.missing',
        'carrier carrier.name.missing',
      ]),
    )
    const unreadable = found.find(({ code }) => code === 'policy.premium.unreadable')
    expect(unreadable).toEqual({
      code: 'policy.premium.unreadable',
      severity: 'major',
      message: 'WrittenPremium "a lot" is not an amount. Write it like 1234.56. The policy was stored without it.',
      record: 'policy',
    })
  })

  it('is as its schema says', async () => {
    for (const row of await readAll({ readiness: 'any' })) expect(opportunitySchema.strict().parse(row)).toEqual(row)
  })

  it('has in CSV the columns that are asked for, in that order', async () => {
    const { body } = await get({ format: 'csv', columns: 'premium,policy_id,client_name', sort: '-premium' })
    const [head, ...rows] = parse(body)
    expect(head).toEqual(['premium', 'policy_id', 'client_name'])
    const pages = await readAll({ sort: '-premium' })
    expect(rows).toEqual(pages.map(({ premium, id, client }) => [premium, String(id), escapeFormula(client!.name!)]))
  })

  it('makes formulas harmless in CSV', async () => {
    const rows = parse((await get({ format: 'csv' })).body, { columns: true }) as Record<string, string>[]
    const escaped = rows.filter((row) => row.client_name!.startsWith("'="))
    expect(escaped.length).toBeGreaterThan(10)
    expect(escaped.every((row) => unescapeFormula(row.client_name!).startsWith('=Sum'))).toBe(true)
    expect(rows.some((row) => row.type === "'+Excess")).toBe(true)
  })
})

describe('a page', () => {
  it('keeps the day that the first one was asked for on', async () => {
    const day = (await t.server.inject('/v1/opportunities?broker=one')).json<{ as_of: string }>().as_of
    expect(Math.abs(days(day, new Date().toISOString().slice(0, 10)))).toBeLessThanOrEqual(1)
    const { page } = (await get({ limit: '5' })).json()
    const next = await t.server.inject(address({ limit: '5', cursor: page.next_cursor }))
    expect(next.json()).toMatchObject({ as_of: asOf })
    expect((await t.server.inject(address({ as_of: '2027-03-02', cursor: page.next_cursor }))).json()).toMatchObject({
      status: 400,
      errors: [{ name: 'cursor' }],
    })
  })

  it('says which assessment it is from, and when that is no longer current', async () => {
    expect((await get({})).json().assessment).toMatchObject({ number: 4, upload_id: 7, current: true })
    await t.store.pool.query('update books set version = 5')
    expect((await get({})).json().assessment).toMatchObject({ number: 4, current: false })
    expect((await get({}, '/summary')).json().assessment).toMatchObject({ number: 4, current: false })
    await t.store.pool.query('update books set version = 4')
    await t.store.pool.query(`update assessments set rules = 'older'`)
    expect((await get({})).json().assessment).toMatchObject({ number: 4, current: false })
    await t.store.pool.query(`update assessments set rules = 'test'`)
  })

  it('of a book that was not assessed yet says so', async () => {
    await addBroker(t.store, 'new')
    expect((await t.server.inject('/v1/opportunities?broker=new')).json()).toMatchObject({ data: [], assessment: null })
  })
})

describe('wrong parameters', () => {
  it.each([
    'as_of=2027-02-30',
    'as_of=0000-01-01',
    'as_of=9999-12-31',
    'bucket=soonish',
    'readiness=Ready',
    'state=Illinois',
    'sic=1',
    'sic=15211',
    'division=K',
    'carrier=x',
    'premium_min=1e3',
    'premium_max=-1',
    'line=General%20Liability',
    'line=toString',
    'family=special',
    'line=cyber,colour',
    'state=NY,Illinois',
    'carrier=1,x',
    'division=C,K',
    'columns=premium,colour&format=csv',
    'columns=premium',
    'columns=premium&format=ndjson',
    'sort=-line',
    'colour=red',
    'q=',
    'cursor=abc',
  ])('are a 400: %s', async (parameter) => {
    const answer = await t.server.inject(`/v1/opportunities?broker=one&${parameter}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors.map(({ name }: { name: string }) => name)).toEqual([parameter.split('=')[0]])
  })

  it.each(['by=colour', 'by=month&by=line', 'sort=x_date', 'limit=5'])('of the summary, too: %s', async (parameter) => {
    expect((await t.server.inject(`/v1/opportunities/summary?broker=one&${parameter}`)).statusCode).toBe(400)
  })
})

describe('the summary', () => {
  it('names what it groups by, months and buckets in the order of time, all else by premium', async () => {
    const { groups } = (await get({ by: 'month,industry,carrier,bucket,line,family' }, '/summary')).json()
    const months = groups.month.map(({ key }: { key: string }) => key)
    expect(months).toEqual(months.toSorted())
    expect(groups.bucket.map(({ key }: { key: string }) => key)).toEqual(['late', 'tight', 'prime', 'early'])
    expect(groups.industry.find(({ key }: { key: string }) => key === 'I')).toMatchObject({ title: 'Services' })
    expect(groups.carrier.find(({ key }: { key: string }) => key === '3')).toMatchObject({ title: 'Carrier 3' })
    expect(groups.line.find(({ key }: { key: string }) => key === 'cyber')).toMatchObject({
      title: 'Cyber and privacy',
    })
    expect(groups.family.find(({ key }: { key: string }) => key === 'specialty')).toMatchObject({ title: 'Specialty' })
    const premiums = groups.carrier.map(({ premium }: { premium: string }) => Number(premium))
    expect(premiums).toEqual(premiums.toSorted((a: number, b: number) => b - a))
  })

  it('of nothing is nothing', async () => {
    const answer = (await get({ line: 'crop', by: 'month' }, '/summary')).json()
    expect(answer).toMatchObject({ total: { count: 0, premium: '0' }, groups: { month: [] } })
  })
})
