import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repairIdOf } from '../../src/store/reads/repairId.ts'
import { addBroker, openTestApp, type TestApp } from './support.ts'

/** What becomes of the answers when books are assessed again is in test/work/decisions.db.test.ts. */

let t: TestApp
let one: number
let decided = 0

beforeAll(async () => {
  t = await openTestApp((app) => ({
    ...app,
    decide: (broker, write) => {
      decided++
      return app.decide(broker, write)
    },
  }))
  one = await addBroker(t.store, 'one')
  await addBook(one)
  await addBook(await addBroker(t.store, 'two'))
})
afterAll(() => t.close())

/** Clients 1 to 5 with two policies each; 3 misspelt states of two kinds, a state that is certain, a blank date. */
async function addBook(broker: number): Promise<void> {
  const run = (sql: string) => t.store.pool.query(sql, [broker])
  await run(`insert into clients (broker_id, id, name, upload_id, line)
    select $1, n, 'Client ' || n, 1, n + 1 from generate_series(1, 5) n`)
  await run(`insert into policies (broker_id, id, type, client_id, carrier_id, upload_id, line)
    select $1, n, 'Cyber', 1 + n % 5, 0, 1, n + 1 from generate_series(1, 10) n`)
  await run(`insert into policy_assessments
      (broker_id, policy_id, client_id, x_date, premium, aside, readiness, findings, proposed, repaired)
    select $1, n, 1 + n % 5, date '2026-03-02' + case n when 1 then 0 when 10 then 365 else n * 30 end, n * 1000.25, case when n = 3 then 'policy.superseded' end,
      'repairable', '{}', '{}', '{}' from generate_series(1, 10) n`)
  await run(`insert into repairs (broker_id, table_name, record_id, field, code, cause, sent, value, evidence, state)
    values
      ($1, 'clients', 1, 'state', 'client.state.unrecognised', 'californa', 'Californa', 'CA', 'nearly California', 'proposed'),
      ($1, 'clients', 2, 'state', 'client.state.unrecognised', 'californa', 'CALIFORNA', 'CA', 'nearly California', 'proposed'),
      ($1, 'clients', 3, 'state', 'client.state.unrecognised', 'texass', 'Texass', 'TX', 'nearly Texas', 'proposed'),
      ($1, 'clients', 4, 'state', 'client.state.unrecognised', 'calif', 'Calif.', 'CA', 'a known spelling', 'applied'),
      ($1, 'policies', 7, 'expiration_date', 'policy.expiration.missing', 'twelve months', null, '2027-01-01', 'effective date', 'proposed')`)
}

const get = async (path: string, broker = 'one') =>
  (await t.server.inject(`/v1/${path}${path.includes('?') ? '&' : '?'}as_of=2026-03-02&broker=${broker}`)).json()
const post = (id: string, answer: string, headers: Record<string, string> = {}) =>
  t.server.inject({ method: 'POST', url: `/v1/repairs/${id}/${answer}?broker=one&as_of=2026-03-02`, headers })
const idOf = async (cause: string) => {
  const { data } = await get('repairs?state=all')
  return (data as { cause: string; id: string }[]).find((repair) => repair.cause === cause)!.id
}

describe('GET /v1/repairs', () => {
  it('lists what is proposed, one entry a cause, with most premium to renew first', async () => {
    const { data, page } = await get('repairs')
    expect(data.map(({ cause }: { cause: string }) => cause)).toEqual(['californa', 'texass', 'twelve months'])
    expect(page).toEqual({ next_cursor: null, has_more: false })
    expect(data[0]).toEqual({
      // The work list, too, names it by what it is made from.
      id: repairIdOf('client.state.unrecognised', 'californa'),
      code: 'client.state.unrecognised',
      severity: 'major',
      cause: 'californa',
      table: 'clients',
      sentence: '2 clients have a state that is not recognised',
      state: 'proposed',
      settled: true,
      answered_at: null,
      fields: [{ field: 'state', sent: null, same_sent: false, value: 'CA', same_value: true }],
      evidence: 'nearly California',
      records: 2,
      // Of clients 1 and 2: policies 1, 5, 6 and 10; the last one renews after the twelve months.
      renewing: { policies: 3, premium: '12003.00' },
      links: { self: `/v1/repairs/${data[0].id}` },
    })
    expect(data[2]).toMatchObject({
      fields: [{ field: 'expiration_date', sent: null, same_sent: true, value: '2027-01-01', same_value: true }],
    })
  })

  it('counts only what is in scope: one of client 4’s two policies is superseded', async () => {
    const { data } = await get('repairs?state=applied')
    expect(data).toMatchObject([{ cause: 'calif', renewing: { policies: 1, premium: '8002.00' } }])
  })

  it('can be narrowed, and read in pages', async () => {
    expect((await get('repairs?state=applied')).data).toMatchObject([{ cause: 'calif', state: 'applied' }])
    expect((await get('repairs?table=policies')).data).toMatchObject([{ cause: 'twelve months' }])
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { data, page } = await get(`repairs?state=all&limit=1${cursor}`)
      seen.push(...data.map(({ cause }: { cause: string }) => cause))
      if (!page.has_more) break
      cursor = `&cursor=${page.next_cursor}`
    }
    expect(seen).toEqual(['californa', 'texass', 'calif', 'twelve months'])
  })

  it('shows one with its records', async () => {
    const { repair, data, page } = await get(`repairs/${await idOf('californa')}?limit=1`)
    expect(repair.records).toBe(2)
    expect(data).toMatchObject([
      { table: 'clients', record_id: 1, name: 'Client 1', field: 'state', sent: 'Californa', value: 'CA' },
    ])
    const next = await get(`repairs/${repair.id}?limit=1&cursor=${page.next_cursor}`)
    expect(next.data).toMatchObject([{ record_id: 2, sent: 'CALIFORNA', state: 'proposed' }])
    expect(next.page.has_more).toBe(false)
  })
})

describe('an answer', () => {
  it('counts at once for all records that share the cause, and once however often it is given', async () => {
    const id = await idOf('californa')
    const answer = await post(id, 'accept')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      message: 'Accepted for 2 clients, and for those that come with the same cause.',
      changed: true,
      repair: { id, state: 'accepted', settled: false, answered_at: expect.any(String) },
    })
    const before = decided
    expect((await post(id, 'accept')).json().changed).toBe(false)
    expect(decided).toBe(before)
    expect((await get('repairs?code=client.state.unrecognised')).data).toHaveLength(1)
    expect((await get(`repairs/${id}`)).data).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }])
    expect((await get('repairs?state=proposed', 'two')).data).toHaveLength(3)
  })

  it('gives way to a later one, and can be taken back', async () => {
    const id = await idOf('texass')
    expect((await post(id, 'refuse')).json().repair.state).toBe('refused')
    expect((await post(id, 'accept')).json().repair.state).toBe('accepted')
    const reopened = (await post(id, 'reopen')).json()
    expect(reopened).toMatchObject({
      message: 'Waits for an answer again, for 1 client.',
      changed: true,
      repair: { state: 'proposed', settled: true, answered_at: null },
    })
    expect((await post(id, 'reopen')).json().changed).toBe(false)
  })

  it('is not asked for where the repair was certain', async () => {
    const id = await idOf('calif')
    for (const answer of ['accept', 'refuse', 'reopen']) {
      const refused = await post(id, answer)
      expect(refused.statusCode).toBe(409)
      expect(refused.json()).toMatchObject({ code: 'decide.repair-safe' })
    }
  })

  it('outlives its records: it can be taken back, and no other one be given', async () => {
    const id = await idOf('twelve months')
    await post(id, 'accept')
    await t.store.pool.query(`delete from repairs where broker_id = $1 and cause = 'twelve months'`, [one])
    expect((await get('repairs?state=accepted&table=policies')).data).toMatchObject([
      { id, cause: 'twelve months', records: 0, fields: [], settled: true },
    ])
    expect((await post(id, 'refuse')).json()).toMatchObject({ status: 409, code: 'decide.repair-gone' })
    expect((await post(id, 'reopen')).json()).toMatchObject({ changed: true, repair: { state: 'proposed' } })
    expect((await post(id, 'reopen')).statusCode).toBe(404)
  })

  it('needs a repair of this broker', async () => {
    const unknown = await post('0123456789abcdef', 'accept')
    expect(unknown.statusCode).toBe(404)
    expect(unknown.json().detail).toBe('There is no repair 0123456789abcdef here.')
    expect((await post('texass', 'accept')).json().errors).toEqual([
      { name: 'id', message: 'Expected the id of a repair, 16 digits and letters a to f.' },
    ])
  })

  it('is not taken for another site’s page', async () => {
    const answer = await post(await idOf('texass'), 'accept', { 'sec-fetch-site': 'cross-site' })
    expect(answer.json().code).toBe('request.cross-site')
  })
})
