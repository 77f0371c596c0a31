import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lines } from '../../src/book/lines.ts'
import { addBroker, openTestApp, type TestApp } from './support.ts'

/** What becomes of a decision when books are assessed again is in test/work/decisions.db.test.ts. */

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
    const run = (sql: string) => t.store.pool.query(sql, [broker])
    await run(`insert into policy_labels (broker_id, label, verdict, line, family, rule, policies, premium) values
      ($1, 'Cyber', 'pc', 'cyber', 'specialty', 'cyber', 2, 200.00),
      ($1, 'Umbrella', 'review', null, null, 'review.umbrella', 3, 9000.50),
      ($1, 'UMBRELLA', 'review', null, null, 'review.umbrella', 1, 10),
      ($1, 'Group Dental', 'not-pc', 'dental', 'benefits', 'dental', 1, 300),
      ($1, 'Xyzzy', 'unknown', null, null, 'none', 1, 0)`)
    await run(`insert into policies (broker_id, id, type, upload_id, line)
      select $1, n, (array['Umbrella', 'Umbrella', 'Umbrella', 'Group Dental', 'Cyber'])[n], 1, n + 1
      from generate_series(1, 5) n`)
    await run(`insert into policy_assessments
        (broker_id, policy_id, x_date, premium, aside, readiness, findings, proposed, repaired)
      select $1, n, date '2026-01-01' + n * 100, 100 * n, (array[null, null, null, 'policy.type.not-pc', 'policy.held-back'])[n],
        'blocked', '{}', '{}', '{}' from generate_series(1, 5) n`)
  }
})
afterAll(() => t.close())

interface Label {
  label: string
}
const get = async (query = '', broker = 'one') =>
  (await t.server.inject(`/v1/lines?as_of=2026-01-01&broker=${broker}${query}`)).json()
const labelsOf = (answer: { data: Label[] }) => answer.data.map(({ label }) => label)
const put = (body: object, broker = 'one') =>
  t.server.inject({ method: 'PUT', url: `/v1/lines?broker=${broker}`, payload: body })

describe('GET /v1/lines', () => {
  it('lists the policy types with most premium first, what they are taken for, and all choices', async () => {
    const answer = await get()
    expect(labelsOf(answer)).toEqual(['Umbrella', 'Group Dental', 'Cyber', 'UMBRELLA', 'Xyzzy'])
    expect(answer.data[0]).toEqual({
      label: 'Umbrella',
      policies: 3,
      premium: '9000.50',
      renewing: { policies: 3, premium: '600' },
      verdict: 'review',
      line: null,
      family: null,
      rule: 'review.umbrella',
      candidates: ['umbrella-excess', 'personal-umbrella'],
      waiting: true,
      decision: null,
    })
    expect(answer.choices).toHaveLength(Object.keys(lines).length)
    expect(answer.choices).toContainEqual({
      line: 'dental',
      name: 'Dental',
      family: 'benefits',
      family_name: 'Benefits, life and health',
      property_casualty: false,
    })
    expect(answer.assessment).toBeNull()
  })

  it('counts as renewing what only its type keeps out, and nothing that is out for another reason', async () => {
    const { data } = await get()
    expect(data[1]).toMatchObject({ label: 'Group Dental', renewing: { policies: 0, premium: '0' } })
    const later = (await t.server.inject('/v1/lines?as_of=2026-02-20&broker=one')).json()
    expect(later.data[1]).toMatchObject({ label: 'Group Dental', renewing: { policies: 1, premium: '400' } })
    expect(later.data[2]).toMatchObject({ label: 'Cyber', renewing: { policies: 0 } })
  })

  it('can be narrowed to what waits, and read in pages', async () => {
    expect(labelsOf(await get('&waiting=true'))).toEqual(['Umbrella', 'UMBRELLA', 'Xyzzy'])
    expect(labelsOf(await get('&verdict=not-pc'))).toEqual(['Group Dental'])
    const first = await get('&limit=3')
    const second = await get(`&limit=3&cursor=${first.page.next_cursor}`)
    expect([...labelsOf(first), ...labelsOf(second)]).toEqual(labelsOf(await get()))
    expect(second.page.has_more).toBe(false)
  })
})

describe('PUT /v1/lines', () => {
  it('decides a type in whatever case at once, and once however often it is said', async () => {
    const answer = await put({ label: ' umbrella ', line: 'umbrella-excess' })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      message: '“ umbrella ” is Commercial umbrella and excess, now and in files to come. It is applied to 4 policies.',
      changed: true,
      label: 'umbrella',
      line: 'umbrella-excess',
      policies: 4,
    })
    const before = decided
    expect((await put({ label: 'Umbrella', line: 'umbrella-excess' })).json().changed).toBe(false)
    expect(decided).toBe(before)
    expect(labelsOf(await get('&waiting=true'))).toEqual(['Xyzzy'])
    expect((await get()).data[0]).toMatchObject({
      waiting: false,
      decision: { line: 'umbrella-excess', applied: false, decided_at: expect.any(String) },
    })
    expect(labelsOf(await get('&waiting=true', 'two'))).toHaveLength(3)
  })

  it('takes not-pc for what it is, and null takes a decision back', async () => {
    expect((await put({ label: 'Xyzzy', line: 'not-pc' })).json()).toMatchObject({ line: 'other-not-insurance' })
    expect((await put({ label: 'Xyzzy', line: null })).json()).toMatchObject({
      message: 'What “Xyzzy” is, the rules say again.',
      changed: true,
      line: null,
    })
    expect((await put({ label: 'Xyzzy', line: null })).json().changed).toBe(false)
    expect(labelsOf(await get('&waiting=true'))).toEqual(['Xyzzy'])
  })

  it('may be about a type that no policy has yet, and all decisions are listed', async () => {
    const { message } = (await put({ label: 'Brand New', line: 'cyber' })).json()
    expect(message).toContain('No policy is of that type at the moment.')
    const list = async (query = '') => (await t.server.inject(`/v1/lines/decisions?broker=one${query}`)).json()
    const first = await list('&limit=1')
    expect(first.data).toMatchObject([{ label: 'brand new', line: 'cyber', name: 'Cyber and privacy' }])
    expect((await list(`&cursor=${first.page.next_cursor}`)).data).toMatchObject([{ label: 'umbrella' }])
  })

  it('names what is wrong', async () => {
    const answer = await put({ label: ' ', line: 'umbrela' })
    expect(answer.statusCode).toBe(400)
    const { errors } = answer.json()
    expect(errors[0]).toEqual({ name: 'label', message: 'Is empty.' })
    expect(errors[1].name).toBe('line')
    expect(errors[1].message).toMatch(/^Expected not-pc, general-liability, .* or other-not-insurance\.$/)
    expect((await put({ label: 'Cyber' })).statusCode).toBe(400)
  })

  it('is not done for another site’s page', async () => {
    const answer = await t.server.inject({
      method: 'PUT',
      url: '/v1/lines?broker=one',
      payload: { label: 'Cyber', line: null },
      headers: { 'sec-fetch-site': 'same-site' },
    })
    expect(answer.json().code).toBe('request.cross-site')
  })
})
