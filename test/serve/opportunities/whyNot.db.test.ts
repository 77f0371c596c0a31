import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingRules } from '../../../src/book/findings.ts'
import { addBroker, openTestApp, type TestApp } from '../support.ts'

/** Whether a policy is an opportunity, and if not why: `GET /v1/policies/{id}`, and what it rests on. */

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
  const broker = await addBroker(t.store, 'one')
  for (const statement of book) await t.store.pool.query(statement, [broker])
})
afterAll(() => t.close())

const asOf = '2027-03-01'

/** Policies 1 to 9: good, superseded (by 3), its newer term, not P&C, undated, with a client to repair, not assessed. */
const book = [
  `insert into clients (broker_id, id, name, state, sic, upload_id, line) values
     ($1, 1, 'Amber', 'Ohio', '1521', 1, 2), ($1, 2, 'Birch', 'Californa', '213', 1, 3), ($1, 3, 'New', null, null, 2, 2)`,
  `insert into client_assessments values
     ($1, 1, 'OH', 'C', '15', '152', '1521', 'Homes', 'ready', '{}', '{}', '{}'),
     ($1, 2, 'CA', 'A', '02', '021', '0213', 'Hogs', 'repairable', '{client.state.unrecognised}',
       '{client.state.unrecognised}', '{client.sic.padded}')`,
  `insert into carriers (broker_id, id, name, zip, upload_id, line) values ($1, 0, 'Zero Mutual', '601763', 1, 2)`,
  `insert into carrier_assessments values
     ($1, 0, null, null, 'ready', '{carrier.zip.malformed}', '{}', '{}')`,
  `insert into repairs (broker_id, table_name, record_id, field, code, cause, sent, value, evidence, state) values
     ($1, 'clients', 2, 'sic', 'client.sic.padded', '213', '213', '0213', 'the lost zero', 'applied'),
     ($1, 'clients', 2, 'state', 'client.state.unrecognised', 'californa', 'Californa', 'CA', 'one letter off', 'proposed'),
     ($1, 'policies', 5, 'expiration_date', 'policy.expiration.missing', '5', null, null, 'nothing to go by', 'refused')`,
  `insert into policies (broker_id, id, type, office, carrier_id, client_id, effective_date, expiration_date,
     written_premium, carrier_policy_number, upload_id, line)
   select $1, n, case when n = 4 then 'Group Life' else 'General Liab' end, 'North', 0, case when n = 6 then 2 else 1 end,
     case n when 2 then date '2026-05-01' when 3 then date '2027-04-20' end,
     case n when 2 then date '2027-05-01' when 3 then date '2028-04-20' when 5 then null else date '2027-09-01' end,
     9007199254740991.25, 'POL-' || n, 1, n + 1 from generate_series(1, 7) n`,
  `insert into policy_assessments
   select $1, p.id, p.client_id, 0, case when p.id <> 4 then 'general-liability' end, 'commercial-casualty',
     p.effective_date, p.expiration_date, p.written_premium, p.office, 'OH', '15', '1521',
     case p.id when 2 then 'policy.superseded' when 4 then 'policy.type.not-pc' end,
     case p.id when 5 then 'blocked' when 6 then 'repairable' else 'ready' end,
     case p.id when 5 then '{policy.expiration.missing}' else '{}' end::text[], '{}', '{}'
   from policies p where p.broker_id = $1 and p.id < 7`,
]

const assessmentOf = async (path: string) => {
  const answer = await t.server.inject(`/v1/${path}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ assessment: Record<string, unknown> }>().assessment
}
const policy = (id: number, day = asOf) => assessmentOf(`policies/${id}?as_of=${day}`)
const listed = async (day = asOf, readiness = 'ready') => {
  const { data } = (await t.server.inject(`/v1/opportunities?as_of=${day}&readiness=${readiness}`)).json()
  return data.map(({ id }: { id: number }) => id)
}

describe('a policy', () => {
  it('that carriers see says so, with the values that count, to the cent', async () => {
    expect(await policy(1)).toEqual({
      as_of: asOf,
      opportunity: true,
      scope: 'in',
      scope_code: null,
      scope_message: null,
      newer_term_id: null,
      readiness: 'ready',
      findings: [expect.objectContaining({ code: 'carrier.zip.malformed', severity: 'minor', record: 'carrier' })],
      proposed: [],
      repaired: [],
      effective: {
        line: 'general-liability',
        family: 'commercial-casualty',
        effective_date: null,
        expiration_date: '2027-09-01',
        written_premium: '9007199254740991.25',
        office: 'North',
      },
      repairs: [],
    })
  })

  it.each([
    [2, asOf, 'policy.superseded'],
    [4, asOf, 'policy.type.not-pc'],
    [3, asOf, 'policy.window.beyond'],
    [1, '2027-09-02', 'policy.expired.no-successor'],
  ] as const)('%i on %s is out of scope: %s', async (id, day, code) => {
    const expected = { opportunity: false, scope: 'out', scope_code: code, scope_message: findingRules[code].sentence }
    expect(await policy(id, day)).toMatchObject(expected)
  })

  it('that has a newer term names it', async () => {
    expect(await policy(2)).toMatchObject({ newer_term_id: 3 })
  })

  it('is in the window from the day a year before its x-date, that day not included, until the x-date itself', async () => {
    const days = ['2026-09-01', '2026-09-02', '2027-09-01', '2027-09-02']
    expect(await Promise.all(days.map(async (day) => (await policy(1, day)).opportunity))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(await Promise.all(days.map(async (day) => (await listed(day)).includes(1)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('without an x-date is in scope, blocked, and in no list, as no day is its own', async () => {
    expect(await policy(5)).toMatchObject({ opportunity: false, scope: 'in', readiness: 'blocked' })
    expect(await listed(asOf, 'any')).toEqual([1, 6])
  })

  it('shows what holds it up on its client', async () => {
    expect(await policy(6)).toMatchObject({
      opportunity: false,
      scope: 'in',
      readiness: 'repairable',
      findings: [{ code: 'client.state.unrecognised', record: 'client' }, { record: 'carrier' }],
    })
  })

  it('is an opportunity exactly when the list has it', async () => {
    for (const day of [asOf, '2026-09-02', '2027-08-01', '2028-02-29']) {
      const ids = [1, 2, 3, 4, 5, 6]
      const own = await Promise.all(ids.map(async (id) => (await policy(id, day)).opportunity === true))
      expect((await listed(day)).toSorted()).toEqual(ids.filter((_, at) => own[at]))
    }
  })

  it('that was not assessed yet says so', async () => {
    expect(await policy(7)).toBeNull()
    expect(await assessmentOf('clients/3')).toBeNull()
  })

  it('takes no other day than a sensible one', async () => {
    expect((await t.server.inject('/v1/policies/1?as_of=0000-01-01')).statusCode).toBe(400)
    expect((await t.server.inject('/v1/clients/1?as_of=2027-03-01')).statusCode).toBe(400)
  })
})

describe('a client and a carrier', () => {
  it('show what was sent, what counts instead, and from what', async () => {
    const answer = await t.server.inject('/v1/clients/2')
    expect(answer.json()).toMatchObject({
      state: 'Californa',
      sic: '213',
      assessment: {
        readiness: 'repairable',
        findings: [{ code: 'client.state.unrecognised', severity: 'major', record: 'client' }],
        proposed: ['client.state.unrecognised'],
        repaired: ['client.sic.padded'],
        effective: { state: 'CA', division: 'A', major_group: '02', industry_group: '021', sic: '0213' },
        repairs: [
          { field: 'sic', sent: '213', value: '0213', evidence: 'the lost zero', state: 'applied' },
          { field: 'state', sent: 'Californa', value: 'CA', state: 'proposed', since: expect.stringMatching(/Z$/) },
        ],
      },
    })
    expect(await assessmentOf('carriers/0')).toMatchObject({
      readiness: 'ready',
      findings: [{ code: 'carrier.zip.malformed' }],
      effective: { state: null, zip: null },
      repairs: [],
    })
  })
})
