import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unescapeFormula } from '../../src/book/formulas.ts'
import { addBroker, addClients, addPolicies, openTestApp, type TestApp } from './support.ts'

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
  const broker = await addBroker(t.store, 'one')
  await addClients(t.store, broker, 2500)
  await addPolicies(t.store, broker, 30)
  await t.store.pool.query(
    `insert into carriers (broker_id, id, name, zip, unreadable, upload_id, line) values ($1, 0, 'Zero', '07054', '{"state": "MA0165"}', 4, 9)`,
    [broker],
  )
})
afterAll(() => t.close())

const get = (url: string, headers: Record<string, string> = {}) => t.server.inject({ url, headers })

describe('one record', () => {
  it('is answered with where it came from', async () => {
    expect((await get('/v1/clients/3')).json()).toEqual({
      id: 3,
      name: 'Acme 1',
      address: null,
      city: 'Springfield',
      state: 'il',
      division: null,
      major_group: null,
      industry_group: null,
      sic: '0213',
      description: null,
      provenance: { upload_id: 1, line: 3 },
      held_back: null,
      assessment: null,
    })
  })

  it('shows what could not be read, and the id 0 is one like others', async () => {
    const carrier = (await get('/v1/carriers/0')).json()
    expect(carrier).toMatchObject({ id: 0, zip: '07054', unreadable: { state: 'MA0165' } })
  })

  it('has its money as text, to the cent, and its dates as they are', async () => {
    expect((await get('/v1/policies/1')).json()).toMatchObject({
      written_premium: '9007199254740991.26',
      effective_date: '2017-01-02',
      expiration_date: '2018-01-02',
      client_id: 3,
      carrier_id: 1,
    })
  })

  it('that is not there is a 404 that says what', async () => {
    const answer = await get('/v1/clients/1')
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'request.not-found', detail: 'There is no client 1 here.' })
  })

  it.each(['x', '-1', '1e3', '0x10', '9007199254740992', '99999999999999999999', '%20'])(
    'cannot be asked for as %s',
    async (id) => {
      const answer = await get(`/v1/clients/${id}`)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().errors).toEqual([
        { name: 'id', message: 'Expected a whole number from 0 to 9007199254740991.' },
      ])
    },
  )
})

describe('a page of policies', () => {
  it('names the client and the carrier of each, and says what became of it', async () => {
    const [policy] = (await get('/v1/policies?sort=-expiration_date&carrier_id=0&limit=1')).json().data
    expect(policy).toMatchObject({ carrier_id: 0, carrier_name: 'Zero', assessment: null })
    await t.store.pool.query(
      `insert into policy_assessments
         (broker_id, policy_id, line, family, x_date, readiness, findings, proposed, repaired)
       select broker_id, id, 'cyber', 'specialty', '2018-01-02', 'ready', '{}', '{}', '{}' from policies where id = 1`,
    )
    expect((await get('/v1/clients/3/policies?limit=1')).json().data).toMatchObject([
      {
        id: 1,
        client_name: 'Acme 1',
        carrier_name: null,
        assessment: {
          line: 'cyber',
          expiration_date: '2018-01-02',
          readiness: 'ready',
          scope: 'out',
          scope_code: 'policy.expired.no-successor',
          scope_message: expect.stringContaining(' '),
        },
      },
    ])
    await t.store.pool.query('delete from policy_assessments')
  })
})

describe('a client’s policies', () => {
  it('are listed', async () => {
    const { data } = (await get('/v1/clients/3/policies?sort=-id&limit=2')).json()
    expect(data.map((row: { id: number }) => row.id)).toEqual([29, 22])
    expect((await get('/v1/carriers/0/policies')).json().data).toHaveLength(8)
  })

  it('are none, or a 404 when the client is not there', async () => {
    expect((await get('/v1/clients/30/policies')).json().data).toEqual([])
    for (const accept of ['application/json', 'text/csv']) {
      expect((await get('/v1/clients/31/policies', { accept })).json()).toMatchObject({
        status: 404,
        detail: 'There is no client 31 here.',
      })
    }
  })
})

describe('wrong parameters', () => {
  it('are all named at once, those of the path too', async () => {
    const answer = await get('/v1/clients/x/policies?limit=0&sort=color&colour=red&expires_to=2018-02-30&type=a&type=b')
    expect(answer.statusCode).toBe(400)
    const { errors, detail } = answer.json<{ errors: { name: string; message: string }[]; detail: string }>()
    const named = ['colour', 'expires_to', 'id', 'limit', 'sort', 'type']
    expect(errors.map(({ name }) => name).sort()).toEqual(named)
    for (const name of named) expect(detail).toContain(`${name}: `)
    expect(errors.find(({ name }) => name === 'type')?.message).toBe('Is given more than once.')
  })

  it.each([
    '/v1/clients?limit=501',
    '/v1/clients?limit=',
    '/v1/clients?limit=5.0',
    '/v1/clients?q=',
    '/v1/clients?q=%00',
    `/v1/clients?q=${'a'.repeat(201)}`,
    '/v1/clients?client_id=1',
    '/v1/clients/3?q=a',
    '/v1/summary?x=1',
    '/livez?x=1',
    '/v1/brokers?limit=1',
    '/v1/clients?format=xml',
    '/v1/clients?cursor=abc',
    '/v1/clients?__proto__=1',
  ])('are a 400: %s', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'request.invalid', type: '/docs/errors#request.invalid' })
    expect(answer.json().errors).toHaveLength(1)
  })
})

describe('a whole list', () => {
  it('is CSV that another parser reads, with formulas made harmless', async () => {
    const answer = await get('/v1/clients?broker=one&sort=-id', { accept: 'text/csv' })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="clients.csv"')
    const rows = parse(answer.body, { columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(2500)
    expect(rows[0]).toMatchObject({ id: '7497', upload_id: '1', line: '2501' })
    const escaped = rows.filter((row) => row.name!.startsWith("'="))
    expect(escaped.length).toBeGreaterThan(100)
    expect(escaped.every((row) => unescapeFormula(row.name!).startsWith('=Sum'))).toBe(true)
  })

  it('is NDJSON with the same records as the pages', async () => {
    const answer = await get('/v1/policies?broker=one&format=ndjson&type=cyber')
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    const lines = answer.body.trimEnd().split('\n')
    const page = (await get('/v1/policies?broker=one&type=cyber')).json()
    expect(lines.map((line) => JSON.parse(line))).toEqual(page.data)
  })

  it('of nothing is a header row, or nothing', async () => {
    expect((await get('/v1/clients?q=nobody&format=csv')).body).toMatch(/^id,name,[a-z_,]+\r\n$/)
    expect((await get('/v1/clients?q=nobody&format=ndjson')).body).toBe('')
  })

  it('has no pages', async () => {
    const answer = await get('/v1/clients?format=csv&limit=5&cursor=abc')
    expect(answer.json().errors.map(({ name }: { name: string }) => name)).toEqual(['limit', 'cursor'])
  })

  it('is not to be had in another form', async () => {
    expect((await get('/v1/clients', { accept: 'text/html' })).json()).toMatchObject({ status: 406 })
  })
})

describe('brokers', () => {
  it('that are not there are named', async () => {
    expect((await get('/v1/clients?broker=two')).json()).toMatchObject({ status: 404, code: 'broker.unknown' })
  })

  it('may be left out only where there is one; a second one is noticed', async () => {
    const made = await t.server.inject({
      method: 'POST',
      url: '/v1/brokers',
      payload: { slug: 'two', name: 'Two & Co' },
    })
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({ slug: 'two', name: 'Two & Co' })
    expect((await get('/v1/clients')).json()).toMatchObject({ status: 400, code: 'request.broker-needed' })
    expect((await get('/v1/clients/3')).json()).toMatchObject({ code: 'request.broker-needed' })
    expect((await get('/v1/clients?broker=two')).json().data).toEqual([])
    expect((await get('/v1/brokers')).json().data.map((row: { slug: string }) => row.slug)).toEqual(['one', 'two'])
    const again = await t.server.inject({ method: 'POST', url: '/v1/brokers', payload: { slug: 'two', name: 'Other' } })
    expect(again.json()).toMatchObject({ status: 409, code: 'broker.taken' })
  })

  it('added by somebody else are found at once', async () => {
    await get('/v1/clients?broker=one')
    await addBroker(t.store, 'late')
    expect((await get('/v1/clients?broker=late')).statusCode).toBe(200)
  })

  it.each([
    [{ slug: 'Two', name: 'x' }, ['slug']],
    [{ slug: '-two', nome: 'x' }, ['name', 'nome', 'slug']],
    ['not json', ['body']],
  ])('are checked: %j', async (payload, names) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await t.server.inject({ method: 'POST', url: '/v1/brokers', payload, headers })
    expect(answer.statusCode).toBe(400)
    expect(
      answer
        .json()
        .errors.map(({ name }: { name: string }) => name)
        .sort(),
    ).toEqual(names)
  })
})

describe('an installation without a broker', () => {
  it('has empty lists', async () => {
    const empty = await openTestApp()
    try {
      const none = { data: [], page: { next_cursor: null, has_more: false } }
      for (const list of ['clients', 'carriers', 'policies', 'uploads', 'brokers']) {
        expect((await empty.server.inject(`/v1/${list}`)).json()).toEqual(none)
      }
      expect((await empty.server.inject('/v1/clients?format=csv')).body).toMatch(/^id,name/)
      expect((await empty.server.inject('/v1/clients/1')).statusCode).toBe(404)
      expect((await empty.server.inject('/v1/summary')).json()).toMatchObject({ broker: null, clients: 0 })
    } finally {
      await empty.close()
    }
  })
})
