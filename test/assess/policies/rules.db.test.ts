import { beforeAll, describe, expect, it } from 'vitest'
import { policyRules } from '../../../src/assess/policies/allRules.ts'
import type { FindingCode } from '../../../src/book/findings.ts'
import { useTestStore } from '../../support/store.ts'
import { newBook, policy, type Policy, type TestBook } from './book.ts'

const store = useTestStore()

interface Case {
  readonly code: FindingCode
  readonly hits: readonly Partial<Policy>[]
  readonly misses: readonly Partial<Policy>[]
}

/** For each rule rows that it finds, and rows that it must not find although they come near. */
const cases: readonly Case[] = [
  {
    code: 'policy.client.missing',
    hits: [{ client_id: null }],
    misses: [{}, { client_id: 77 }, { client_id: null, unreadable: { client_id: 'x' } }],
  },
  { code: 'policy.client.unknown', hits: [{ client_id: 77 }], misses: [{}, { client_id: null }] },
  {
    code: 'policy.client.unreadable',
    hits: [{ client_id: null, unreadable: { client_id: 'x' } }],
    misses: [{ client_id: null }, { unreadable: { written_premium: 'x' } }],
  },
  {
    code: 'policy.carrier.missing',
    hits: [{ carrier_id: null }],
    misses: [{ carrier_id: 0 }, { carrier_id: null, unreadable: { carrier_id: 'x' } }],
  },
  { code: 'policy.carrier.unknown', hits: [{ carrier_id: 77 }], misses: [{}, { carrier_id: 0 }, { carrier_id: null }] },
  {
    code: 'policy.carrier.unreadable',
    hits: [{ carrier_id: null, unreadable: { carrier_id: 'x' } }],
    misses: [{ carrier_id: null }],
  },
  { code: 'policy.type.missing', hits: [{ type: null }], misses: [{ type: 'Zzz' }, {}] },
  { code: 'policy.type.unknown', hits: [{ type: 'Zzz' }], misses: [{}, { type: null }, { type: 'Umbrella' }] },
  { code: 'policy.type.review', hits: [{ type: 'Umbrella' }], misses: [{}, { type: null }, { type: 'Zzz' }] },
  {
    code: 'policy.type.unspecified',
    hits: [{ type: 'Misc. Commercial Line' }],
    misses: [{}, { type: null }, { type: 'Umbrella' }],
  },
  {
    code: 'policy.expiration.missing',
    hits: [{ expiration_date: null }, { expiration_date: null, effective_date: null }],
    misses: [{}, { expiration_date: null, unreadable: { expiration_date: 'x' } }],
  },
  {
    code: 'policy.dates.unreadable',
    hits: [
      { expiration_date: null, unreadable: { expiration_date: 'x' } },
      { effective_date: null, unreadable: { effective_date: 'x' } },
    ],
    misses: [{}, { expiration_date: null }, { unreadable: { written_premium: 'x' } }],
  },
  {
    code: 'policy.dates.reversed',
    hits: [{ effective_date: '2018-06-02' }],
    misses: [{}, { effective_date: '2018-06-01' }, { effective_date: null }, { expiration_date: null }],
  },
  {
    code: 'policy.term.unusual',
    hits: [
      { effective_date: '2018-03-01' },
      { effective_date: '2017-09-01' },
      { effective_date: '2016-01-01' },
      { effective_date: '2017-05-11' },
      { effective_date: '2000-06-01' },
    ],
    misses: [
      {},
      { effective_date: '2017-12-01' },
      { effective_date: '2017-12-20' },
      { effective_date: '2017-05-12' },
      { effective_date: '2016-06-15' },
      { effective_date: '2015-06-01' },
      { effective_date: '2018-06-01' },
      { effective_date: '2018-06-02' },
      { effective_date: null },
    ],
  },
  {
    code: 'policy.premium.missing',
    hits: [{ written_premium: null }],
    misses: [{}, { written_premium: '0' }, { written_premium: null, unreadable: { written_premium: 'n/a' } }],
  },
  {
    code: 'policy.premium.unreadable',
    hits: [{ written_premium: null, unreadable: { written_premium: 'n/a' } }],
    misses: [{ written_premium: null }],
  },
  {
    code: 'policy.premium.nonpositive',
    hits: [{ written_premium: '0' }, { written_premium: '-10' }],
    misses: [{ written_premium: '0.01' }, { written_premium: null }],
  },
  { code: 'policy.number.missing', hits: [{ carrier_policy_number: null }], misses: [{}] },
  {
    code: 'policy.effective.missing',
    hits: [{ effective_date: null }],
    misses: [{}, { effective_date: null, unreadable: { effective_date: 'x' } }],
  },
]

let book: TestBook
const numbered = cases.map((each, c) => ({
  ...each,
  hits: each.hits.map((different, i) => ({ id: 1 + 40 * c + i, different })),
  misses: each.misses.map((different, i) => ({ id: 21 + 40 * c + i, different })),
}))

beforeAll(async () => {
  book = await newBook(store.pool)
  await book.add(
    ...numbered.flatMap(({ hits, misses }) => [...hits, ...misses].map(({ id, different }) => policy(id, different))),
  )
  await book.assess()
})

describe.each(numbered)('$code', ({ code, hits, misses }) => {
  it.each(hits)('is found in $different', async ({ id }) => {
    const { findings, repaired } = await book.assessment(id)
    expect(findings).toContain(code)
    expect(repaired).toEqual([])
  })

  it.each(misses)('is not found in $different', async ({ id }) => {
    expect((await book.assessment(id)).findings).not.toContain(code)
  })
})

it('has a test for every rule about one row', () => {
  const others = ['policy.duplicate.term', 'policy.term.overlap', 'policy.premium.outlier']
  expect([...cases.map(({ code }) => code), ...others].sort()).toEqual(policyRules.map(({ code }) => code).sort())
})
