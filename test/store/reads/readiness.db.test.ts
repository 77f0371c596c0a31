import { beforeAll, describe, expect, it } from 'vitest'
import { readScorecard } from '../../../src/store/reads/scorecard.ts'
import { readMended, readWorkList } from '../../../src/store/reads/workList.ts'
import { writeAssessedBook } from '../../support/assessedBook.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()
const asOf = '2026-03-01'
let broker: number

/**
 * Ten policies, as of 1 March 2026:
 *
 * | id | renews | premium | stands |
 * | 1 | in the window | 1,000.10 | ready |
 * | 2 | in the window | 2,000 | blocked: its client 2 has no state |
 * | 3 | in the window | 3,000 | blocked: its client 3 has no state, and its type is not known |
 * | 4 | in the window | 400 | repairable: its client's state is proposed |
 * | 5 | not known | 50 | blocked, undated |
 * | 6 | in the window | 600 | blocked: its type is not known |
 * | 7 | in the window | none | blocked: no premium |
 * | 8 | expired | 7,000 | out |
 * | 9 | beyond | 8,000 | out |
 * | 10 | in the window | 9,000 | out: not P&C |
 */
beforeAll(async () => {
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) values ('a', 'A') returning id`,
  )
  broker = rows[0]!.id
  await writeAssessedBook(store.pool, broker, {
    clients: [
      { id: 1, repaired: ['client.sic.missing'] },
      { id: 2, state: null, findings: ['client.state.missing', 'client.address.missing'] },
      { id: 3, state: null, findings: ['client.state.missing'] },
      { id: 4, state: 'Californa', findings: ['client.state.unrecognised'], proposed: ['client.state.unrecognised'] },
      { id: 5, state: null, findings: ['client.state.missing'] },
    ],
    carriers: [{ id: 0 }],
    policies: [
      { id: 1, client: 1, carrier: 0, x: '2026-03-01', premium: '1000.10' },
      { id: 2, client: 2, carrier: 0, x: '2027-02-28', premium: '2000' },
      {
        id: 3,
        client: 3,
        carrier: 0,
        x: '2026-06-01',
        premium: '3000',
        type: 'Umbrela ',
        findings: ['policy.type.unknown'],
      },
      { id: 4, client: 4, carrier: 0, x: '2026-06-01', premium: '400' },
      { id: 5, client: 1, carrier: 0, premium: '50', findings: ['policy.expiration.missing'] },
      {
        id: 6,
        client: 1,
        carrier: 0,
        x: '2026-06-01',
        premium: '600',
        type: 'umbrela',
        findings: ['policy.type.unknown'],
      },
      { id: 7, client: 1, carrier: 0, x: '2026-06-01', findings: ['policy.premium.missing'] },
      { id: 8, client: 1, carrier: 0, x: '2026-02-28', premium: '7000', findings: ['policy.number.missing'] },
      { id: 9, client: 1, carrier: 0, x: '2027-03-01', premium: '8000' },
      { id: 10, client: 2, carrier: 0, x: '2026-06-01', premium: '9000', aside: 'policy.type.not-pc' },
    ],
    repairs: [
      {
        table: 'clients',
        id: 1,
        field: 'sic',
        code: 'client.sic.missing',
        cause: 'x',
        value: '1521',
        state: 'applied',
      },
      {
        table: 'clients',
        id: 4,
        field: 'state',
        code: 'client.state.unrecognised',
        cause: 'californa',
        sent: 'Californa',
        value: 'CA',
        state: 'proposed',
      },
    ],
  })
})

describe('the scorecard', () => {
  it('has every policy in one figure, in rows and premium', async () => {
    const card = await readScorecard(store, broker, asOf)
    expect(card).toMatchObject({
      all: { rows: 10, premium: '31050.10' },
      inScope: { rows: 7, premium: '7050.10' },
      ready: { rows: 1, premium: '1000.10' },
      repairable: { rows: 1, premium: '400' },
      blocked: { rows: 5, premium: '5650' },
      undated: { rows: 1, premium: '50' },
      outOfScope: { rows: 3, premium: '24000' },
      reasons: [
        { code: 'policy.expired.no-successor', rows: 1, premium: '7000' },
        { code: 'policy.type.not-pc', rows: 1, premium: '9000' },
        { code: 'policy.window.beyond', rows: 1, premium: '8000' },
      ],
      letter: 'F',
      // 1000.10 / 7050.10 = 0.14185…
      share: 0.1418,
      by: 'premium',
    })
  })

  it('moves with the day', async () => {
    const card = await readScorecard(store, broker, '2026-02-28')
    expect(card.reasons.map(({ code }) => code)).toEqual(['policy.type.not-pc', 'policy.window.beyond'])
    // Policy 8 renews that day and has minor findings only; 2 renews one day after the window.
    expect(card.ready).toEqual({ rows: 2, premium: '8000.10' })
    expect(card.outOfScope).toEqual({ rows: 3, premium: '19000' })
  })

  it('counts what is complete, valid and consistent by field, and what a repair filled', async () => {
    const { tables } = await readScorecard(store, broker, asOf)
    const [clients, carriers, policies] = tables
    const field = (name: string) => clients!.fields.find((one) => one.field === name)
    expect(field('state')).toEqual({
      field: 'state',
      completeness: { count: 2, of: 5, sent: 2, filled: 0 },
      validity: { count: 1, of: 2, corrected: 0 },
      consistency: { count: 2, of: 2 },
    })
    expect(field('sic')!.completeness).toEqual({ count: 1, of: 5, sent: 0, filled: 1 })
    expect(clients!.uniqueness).toEqual({ count: 5, of: 5 })
    expect(carriers!.uniqueness).toBeNull()
    const type = policies!.fields.find((one) => one.field === 'type')
    expect(type!.validity).toEqual({ count: 8, of: 10, corrected: 0 })
    // No file is known to be new, so nothing is timely.
    expect(policies!.timeliness).toEqual({ count: 0, of: 9 })
  })

  it('grades an empty book with nothing', async () => {
    expect(await readScorecard(store, 0, asOf)).toMatchObject({
      letter: null,
      share: null,
      all: { rows: 0, premium: '0' },
    })
  })
})

describe('the work list', () => {
  it('names each cause once, in the order that pays, minor ones last', async () => {
    const { fixes, count } = await readWorkList(store, broker, asOf, { limit: 50 })
    expect(fixes.map(({ code, rows, waiting, unlocks }) => [code, rows, waiting, unlocks])).toEqual([
      ['client.state.missing', 3, { rows: 2, premium: '5000', undated: 0 }, { rows: 1, premium: '2000' }],
      ['policy.type.unknown', 2, { rows: 2, premium: '3600', undated: 0 }, { rows: 1, premium: '600' }],
      ['client.state.unrecognised', 1, { rows: 1, premium: '400', undated: 0 }, { rows: 1, premium: '400' }],
      ['policy.expiration.missing', 1, { rows: 1, premium: '50', undated: 1 }, { rows: 1, premium: '50' }],
      ['policy.premium.missing', 1, { rows: 1, premium: '0', undated: 0 }, { rows: 1, premium: '0' }],
      ['client.address.missing', 1, { rows: 1, premium: '2000', undated: 0 }, { rows: 0, premium: '0' }],
    ])
    expect(count).toBe(6)
  })

  it('says who has to do what', async () => {
    const { fixes } = await readWorkList(store, broker, asOf, { limit: 50 })
    const one = (code: string) => fixes.find((fix) => fix.code === code)
    expect(one('client.state.missing')).toMatchObject({ id: 'client.state.missing', step: 'send', cause: null })
    expect(one('policy.type.unknown')).toMatchObject({ step: 'decide', cause: 'umbrela', label: 'Umbrela ' })
    expect(one('policy.type.unknown')!.id).toMatch(/^policy\.type\.unknown~[0-9a-f]{12}$/)
    expect(one('client.state.unrecognised')).toMatchObject({
      step: 'answer',
      proposal: { field: 'state', value: 'CA', evidence: 'as the test says' },
    })
  })

  it('is cut where it is asked to be, and says how long it is', async () => {
    const { fixes, count } = await readWorkList(store, broker, asOf, { limit: 1 })
    expect([fixes.length, count]).toEqual([1, 6])
  })

  it('tells apart what was mended already', async () => {
    expect(await readMended(store, broker)).toEqual([
      { code: 'client.sic.missing', state: 'applied', rows: 1, cells: 1 },
    ])
  })
})
