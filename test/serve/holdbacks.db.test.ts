import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker, addClients, addPolicies, openTestApp, type TestApp } from './support.ts'

let t: TestApp
let decided = 0

beforeAll(async () => {
  t = await openTestApp((app) => ({
    ...app,
    decide: (broker, write) => {
      decided++
      return app.decide(broker, write)
    },
  }))
  for (const slug of ['one', 'two']) {
    const broker = await addBroker(t.store, slug)
    await addClients(t.store, broker, 5)
    await addPolicies(t.store, broker, 10)
    await t.store.pool.query(
      `insert into policy_assessments
         (broker_id, policy_id, client_id, x_date, premium, readiness, findings, proposed, repaired)
       select broker_id, id, client_id, expiration_date, 100.50, 'ready', '{}', '{}', '{}' from policies
       where broker_id = $1`,
      [broker],
    )
  }
})
afterAll(() => t.close())

const url = (path: string, broker = 'one') => `/v1/${path}${path.includes('?') ? '&' : '?'}broker=${broker}`
const put = (path: string, body: object = {}, broker?: string) =>
  t.server.inject({ method: 'PUT', url: url(path, broker), payload: body })
const release = (path: string) => t.server.inject({ method: 'DELETE', url: url(path) })
const list = async (query = '', broker?: string) =>
  (await t.server.inject(url(`holdbacks?as_of=2018-01-01${query}`, broker))).json()

describe('holding back', () => {
  it('keeps who, why and since when, once however often it is said', async () => {
    const first = await put('policies/1/holdback', { reason: 'Being sold' })
    expect(first.statusCode).toBe(200)
    expect(first.json()).toEqual({ message: 'The policy 1 is held back from carriers.', changed: true })
    const before = decided
    expect((await put('policies/1/holdback', { reason: 'Being sold' })).json().changed).toBe(false)
    expect(decided).toBe(before)
    const [{ since }] = (await list()).data
    expect((await put('policies/1/holdback', { reason: 'Sold' })).json().changed).toBe(true)
    expect((await list()).data).toEqual([
      {
        table: 'policies',
        record_id: 1,
        name: 'Cyber',
        reason: 'Sold',
        since,
        renewing: { policies: 1, premium: '100.50' },
      },
    ])
  })

  it('of a client counts the policies that renew', async () => {
    await put('clients/3/holdback')
    const [client] = (await list('&table=clients')).data
    expect(client).toMatchObject({ table: 'clients', record_id: 3, reason: null })
    expect(client.renewing).toEqual({ policies: 2, premium: '201.00' })
  })

  it('is listed in pages, for its own broker only', async () => {
    await put('clients/6/holdback', { reason: 'Asked us to' })
    const held = (await t.server.inject(url('clients/6'))).json().held_back
    expect(held).toEqual({ reason: 'Asked us to', since: expect.stringMatching(/^20.*Z$/) })
    expect((await t.server.inject(url('policies/2'))).json().held_back).toBeNull()
    const first = await list('&limit=2')
    expect(first.data.map((row: { record_id: number }) => row.record_id)).toEqual([3, 6])
    const second = await list(`&limit=2&cursor=${first.page.next_cursor}`)
    expect(second.data.map((row: { record_id: number }) => row.record_id)).toEqual([1])
    expect(second.page.has_more).toBe(false)
    expect((await list('', 'two')).data).toEqual([])
  })

  it('can be taken back, and again without harm', async () => {
    expect((await release('clients/6/holdback')).json()).toEqual({
      message: 'The client 6 is not held back any more.',
      changed: true,
    })
    expect((await release('clients/6/holdback')).json()).toEqual({
      message: 'The client 6 is not held back.',
      changed: false,
    })
  })

  it('needs a record that is there, but a holdback of one that is gone can be taken back', async () => {
    for (const answer of [await put('policies/77/holdback'), await release('policies/77/holdback')]) {
      expect(answer.statusCode).toBe(404)
      expect(answer.json().detail).toBe('There is no policy 77 here.')
    }
    await t.store.pool.query(
      `insert into holdbacks (broker_id, table_name, record_id)
       select broker_id, 'policies', 77 from policies limit 1`,
    )
    expect((await release('policies/77/holdback')).json().changed).toBe(true)
  })

  it('names a wrong body', async () => {
    const answer = await put('policies/1/holdback', { reason: '', why: 'x' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors.map(({ name }: { name: string }) => name)).toEqual(['reason', 'why'])
  })

  it('is not done for another site’s page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    for (const method of ['PUT', 'DELETE'] as const) {
      const answer = await t.server.inject({ method, url: url('policies/1/holdback'), payload: {}, headers })
      expect(answer.json().code).toBe('request.cross-site')
    }
  })
})
