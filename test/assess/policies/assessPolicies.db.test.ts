import { describe, expect, it } from 'vitest'
import { useTestStore } from '../../support/store.ts'
import { newBook, policy } from './book.ts'

const store = useTestStore()

describe('a policy in which nothing is wrong', () => {
  it('is ready, with its line, its dates and what is read of its client', async () => {
    const book = await newBook(store.pool)
    await book.add(policy(1))
    await book.assess()
    expect(await book.assessment(1)).toEqual({
      digest: expect.anything(),
      broker_id: book.brokerId,
      policy_id: 1,
      client_id: 1001,
      carrier_id: 1,
      type: 'General Liability',
      line: 'general-liability',
      family: 'commercial-casualty',
      effective_date: '2017-06-01',
      x_date: '2018-06-01',
      premium: '5000.00',
      office: 'Denver',
      state: 'CO',
      major_group: '15',
      sic: '1521',
      aside: null,
      readiness: 'ready',
      findings: [],
      proposed: [],
      repaired: [],
    })
  })

  it('is no readier than its client and its carrier', async () => {
    const book = await newBook(store.pool)
    await book.query(`update client_assessments set readiness = 'repairable' where broker_id = $1 and client_id = 1002`)
    await book.query(`update carrier_assessments set readiness = 'blocked' where broker_id = $1 and carrier_id = 2`)
    await book.add(policy(1), policy(2), policy(3, { client_id: 1002, carrier_id: 2 }), policy(4, { carrier_id: 2 }))
    await book.assess()
    const readiness = await Promise.all([1, 2, 3, 4].map(async (id) => (await book.assessment(id)).readiness))
    expect(readiness).toEqual(['ready', 'repairable', 'blocked', 'blocked'])
  })

  it('heals when its client arrives', async () => {
    const book = await newBook(store.pool)
    await book.add(policy(1, { client_id: 5 }))
    await book.assess()
    expect(await book.assessment(1)).toMatchObject({ readiness: 'blocked', findings: ['policy.client.unknown'] })
    await book.query(
      `insert into client_assessments (broker_id, client_id, readiness, findings, proposed, repaired)
       values ($1, 5, 'ready', '{}', '{}', '{}')`,
    )
    await book.assess()
    expect(await book.assessment(1)).toMatchObject({ readiness: 'ready', findings: [] })
  })
})

describe('a date that is missing or wrong', () => {
  const cases = [
    ['expiration', { expiration_date: null }, 'policy.expiration.missing', '12 months', ['2017-06-01', '2018-06-01']],
    ['effective', { effective_date: null }, 'policy.effective.missing', '12 months', ['2017-06-01', '2018-06-01']],
    [
      'unreadable expiration',
      { expiration_date: null, unreadable: { expiration_date: 'TBD' } },
      'policy.dates.unreadable',
      '12 months',
      ['2017-06-01', '2018-06-01'],
    ],
    [
      'reversed',
      { effective_date: '2018-06-01', expiration_date: '2017-06-01' },
      'policy.dates.reversed',
      'swapped',
      ['2017-06-01', '2018-06-01'],
    ],
  ] as const

  it.each(cases)(
    '(%s) counts as proposed, until someone answers',
    async (_, different, code, cause, [begins, ends]) => {
      const book = await newBook(store.pool)
      await book.add(policy(1, different))
      const answer = (what: string) =>
        book.query(
          `with gone as (delete from repair_decisions where broker_id = $1)
         insert into repair_decisions select $1, '${code}', '${cause}', '${what}' returning 1`,
        )
      await book.assess()
      expect(await book.assessment(1)).toMatchObject({
        effective_date: begins,
        x_date: ends,
        findings: [code],
        proposed: [code],
        repaired: [],
      })
      const proposed = await book.repairs(1)
      expect(proposed.map(({ state }) => state)).toEqual(proposed.map(() => 'proposed'))
      await answer('accept')
      await book.assess()
      expect(await book.assessment(1)).toMatchObject({
        effective_date: begins,
        x_date: ends,
        readiness: 'ready',
        findings: [],
        proposed: [],
        repaired: [code],
      })
      expect((await book.repairs(1)).map(({ state }) => state)).toEqual(proposed.map(() => 'accepted'))
      await book.query('delete from repair_decisions where broker_id = $1')
      await answer('refuse')
      await book.assess()
      const sent = { ...policy(1), ...different }
      expect(await book.assessment(1)).toMatchObject({
        effective_date: sent.effective_date,
        x_date: sent.expiration_date,
        findings: [code],
        proposed: [],
        repaired: [],
      })
      await book.query(
        `update policies set effective_date = '2017-06-01', expiration_date = '2018-06-01', unreadable = null where broker_id = $1`,
      )
      await book.assess()
      expect(await book.repairs(1)).toEqual([])
    },
  )

  it('keeps what was sent beside what is proposed, and since when', async () => {
    const book = await newBook(store.pool)
    await book.add(policy(1, { expiration_date: null, unreadable: { expiration_date: 'TBD' } }))
    await book.assess()
    const before = await book.repairs(1)
    expect(before).toMatchObject([
      {
        field: 'expiration_date',
        code: 'policy.dates.unreadable',
        sent: 'TBD',
        value: '2018-06-01',
        state: 'proposed',
      },
    ])
    await book.assess()
    expect(await book.repairs(1)).toEqual(before)
  })

  it('has no proposal where the other date is missing, too', async () => {
    const book = await newBook(store.pool)
    await book.add(
      policy(1, { effective_date: null, expiration_date: null }),
      policy(2, { effective_date: null, expiration_date: null, unreadable: { expiration_date: 'x' } }),
    )
    await book.assess()
    for (const id of [1, 2]) {
      expect(await book.assessment(id)).toMatchObject({ x_date: null, aside: null, readiness: 'blocked', proposed: [] })
    }
    expect(await book.repairs(1)).toEqual([])
  })
})

describe('a policy that is left aside', () => {
  it('says the first reason', async () => {
    const book = await newBook(store.pool)
    await book.query(
      `insert into holdbacks (broker_id, table_name, record_id) values ($1, 'policies', 1), ($1, 'clients', 1002)`,
    )
    const zero = { expiration_date: '2017-06-01' }
    await book.add(policy(1, zero), policy(2), policy(3, zero), policy(4, { ...zero, type: 'Dental' }), policy(5))
    await book.assess()
    const asides = await Promise.all([1, 2, 3, 4, 5].map(async (id) => (await book.assessment(id)).aside))
    expect(asides).toEqual(['policy.held-back', 'policy.held-back', 'policy.term.zero', 'policy.type.not-pc', null])
  })
})

it('writes only the assessments that differ, and deletes those whose policy is gone', async () => {
  const book = await newBook(store.pool)
  await book.add(policy(1), policy(2, { carrier_id: null }), policy(3))
  await book.assess()
  const versions = () =>
    book.query('select policy_id, xmin::text from policy_assessments where broker_id = $1 order by policy_id')
  const before = await versions()
  await book.assess()
  expect(await versions()).toEqual(before)
  await book.query('update policies set written_premium = 0 where broker_id = $1 and id = 1')
  await book.query('delete from policies where broker_id = $1 and id = 3')
  await book.assess()
  const [first, ...others] = await versions()
  expect(first).not.toEqual(before[0])
  expect(others).toEqual([before[1]])
})

it('leaves nothing behind of what it made on its way', async () => {
  const book = await newBook(store.pool)
  await book.add(policy(1))
  await book.assess()
  expect(await book.query(`select nspname from pg_namespace where nspname = 'assessing_' || $1::integer`)).toEqual([])
})
