import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker, addClients, addPolicies, openTestApp, type TestApp } from './support.ts'

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
  const broker = await addBroker(t.store, 'one')
  const other = await addBroker(t.store, 'other')
  await addClients(t.store, broker, 60)
  await addClients(t.store, other, 20)
  await addPolicies(t.store, broker, 70)
  await addPolicies(t.store, other, 20)
})
afterAll(() => t.close())

interface Row {
  id: number
  [column: string]: unknown
}

/** Follows the cursors to the end. */
async function readAll(path: string, parameters: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = []
  const query = new URLSearchParams({ broker: 'one', ...parameters })
  for (;;) {
    const answer = await t.server.inject(`${path}?${query.toString()}`)
    expect(answer.statusCode).toBe(200)
    const { data, page } = answer.json<{ data: Row[]; page: { next_cursor: string | null; has_more: boolean } }>()
    expect(page.has_more).toBe(page.next_cursor !== null)
    expect(data.length === Number(parameters.limit) || !page.has_more).toBe(true)
    rows.push(...data)
    if (page.next_cursor === null) return rows
    query.set('cursor', page.next_cursor)
  }
}

type Compare = (a: Row, b: Row) => number

const byId: Compare = (a, b) => a.id - b.id
const text = (value: unknown) =>
  typeof value === 'string' ? Buffer.from(value.replaceAll(/[A-ZÉ]/g, (letter) => letter.toLowerCase())) : null
const money = (value: unknown) => (typeof value === 'string' ? BigInt(value.replace('.', '')) : null)
const compare = (a: Buffer | bigint, b: Buffer | bigint) =>
  Buffer.isBuffer(a) && Buffer.isBuffer(b) ? Buffer.compare(a, b) : a < b ? -1 : a > b ? 1 : 0

/** The order as the documentation has it, written down once more: nulls last both ways, ties by id. */
function orderOf(sort: string): Compare {
  const descending = sort.startsWith('-')
  const column = sort.replace('-', '')
  const sign = descending ? -1 : 1
  const key = column === 'written_premium' ? money : text
  return (a, b) => {
    if (column === 'id') return sign * byId(a, b)
    const [x, y] = [key(a[column]), key(b[column])]
    if (x === null || y === null) return x === y ? sign * byId(a, b) : x === null ? 1 : -1
    return sign * (compare(x, y) || byId(a, b))
  }
}

const contains = (value: unknown, part: string | undefined) =>
  part === undefined || (typeof value === 'string' && value.toLowerCase().includes(part.toLowerCase()))
const equals = (value: unknown, wanted: string | undefined) =>
  wanted === undefined || (typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase())

// Small pages of long lists are where rows get lost.
const limit = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 80 })).map(String)
const maybe = (...values: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) })

function given(parameters: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as never
}

describe('pages', () => {
  it('hold every client that fits exactly once, in order, whatever the filters, the sort and the limit', async () => {
    const all = await readAll('/v1/clients', { limit: '500' })
    expect(all).toHaveLength(60)
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          sort: fc.constantFrom('id', '-id', 'name', '-name', 'state', '-state'),
          limit,
          state: maybe('il', 'IL', 'NY', 'XX'),
          q: maybe('acme', 'ÉCLAIR', '%', '_', '\\', 'ltd 3', 'a'),
        }),
        async (query) => {
          const fitting = all.filter((row) => equals(row.state, query.state) && contains(row.name, query.q))
          const expected = fitting.toSorted(orderOf(query.sort)).map((row) => row.id)
          expect((await readAll('/v1/clients', given(query))).map((row) => row.id)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('hold every policy that fits exactly once, in order', async () => {
    const all = await readAll('/v1/policies', { limit: '500' })
    expect(all).toHaveLength(70)
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          sort: fc.constantFrom(
            'id',
            '-id',
            'expiration_date',
            '-expiration_date',
            'written_premium',
            '-written_premium',
          ),
          limit,
          type: maybe('cyber', 'General Liability'),
          office: maybe('NORTH'),
          client_id: maybe('0', '6'),
          carrier_id: maybe('0', '3'),
          expires_from: maybe('2018-01-05'),
          expires_to: maybe('2018-01-09'),
          q: maybe('pol-1', '-6'),
        }),
        async (query) => {
          const date = (row: Row) => row.expiration_date as string | null
          const fitting = all.filter(
            (row) =>
              equals(row.type, query.type) &&
              equals(row.office, query.office) &&
              (query.client_id === undefined || row.client_id === Number(query.client_id)) &&
              (query.carrier_id === undefined || row.carrier_id === Number(query.carrier_id)) &&
              (query.expires_from === undefined || (date(row) ?? '') >= query.expires_from) &&
              (query.expires_to === undefined || (date(row) ?? '9') <= query.expires_to) &&
              contains(row.carrier_policy_number, query.q),
          )
          const expected = fitting.toSorted(orderOf(query.sort)).map((row) => row.id)
          expect((await readAll('/v1/policies', given(query))).map((row) => row.id)).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stay whole while rows come and go between them', async () => {
    const first = (await t.server.inject('/v1/clients?broker=one&limit=30')).json()
    const second = (await t.server.inject('/v1/clients?broker=one&limit=30')).json()
    expect(second).toEqual(first)
    const seen = first.data.at(-1).id as number
    await t.store.pool.query(
      `delete from clients where id = 0 and broker_id = (select id from brokers where slug = 'one')`,
    )
    const next = await t.server.inject(`/v1/clients?broker=one&limit=30&cursor=${first.page.next_cursor}`)
    expect(next.json().data.map((row: Row) => row.id)).toEqual(Array.from({ length: 30 }, (_, at) => seen + 3 + at * 3))
  })

  it.each([
    ['another filter', '/v1/clients?broker=one&state=NY'],
    ['another sort', '/v1/clients?broker=one&sort=name'],
    ['another broker', '/v1/clients?broker=other'],
    ['another list', '/v1/carriers?broker=one'],
  ])('refuse a cursor of %s', async (_, address) => {
    const { page } = (await t.server.inject('/v1/clients?broker=one&limit=1')).json()
    const answer = await t.server.inject(`${address}&cursor=${page.next_cursor}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ name: 'cursor' }] })
  })
})
