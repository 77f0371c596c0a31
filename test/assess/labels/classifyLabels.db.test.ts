import { describe, expect, it } from 'vitest'
import { useTestStore } from '../../support/store.ts'
import { newBook, policy } from '../policies/book.ts'

const store = useTestStore()

const labels =
  'select label, verdict, line, family, rule, policies, premium from policy_labels where broker_id = $1 order by label'

describe('the policy types of a book', () => {
  it('are listed once each, with how many policies and how much premium they have', async () => {
    const book = await newBook(store.pool)
    await book.add(
      policy(1, { type: 'Umbrella', written_premium: null }),
      policy(2, { type: 'GL', written_premium: '10.50' }),
      policy(3, { type: 'GL', written_premium: '-0.25' }),
      policy(4, { type: 'Zzz' }),
      policy(5, { type: null }),
    )
    await book.assess()
    expect(await book.query(labels)).toEqual([
      {
        label: 'GL',
        verdict: 'pc',
        line: 'general-liability',
        family: 'commercial-casualty',
        rule: 'general-liability',
        policies: 2,
        premium: '10.25',
      },
      {
        label: 'Umbrella',
        verdict: 'review',
        line: null,
        family: null,
        rule: 'review.umbrella',
        policies: 1,
        premium: '0',
      },
      { label: 'Zzz', verdict: 'unknown', line: null, family: null, rule: 'none', policies: 1, premium: '5000.00' },
    ])
  })

  it('follow a decision at once, on all policies of the type, and the rules again when it is taken back', async () => {
    const book = await newBook(store.pool)
    await book.add(policy(1, { type: 'UMBRELLA' }), policy(2, { type: ' umbrella' }), policy(3, { type: 'Travel' }))
    await book.assess()
    expect(await book.assessment(1)).toMatchObject({
      readiness: 'repairable',
      findings: ['policy.type.review'],
      proposed: ['policy.type.review'],
    })
    const decide = (label: string, line: string) =>
      book.query(`insert into line_decisions select $1, '${label}', '${line}'`)
    await decide('umbrella', 'personal-umbrella')
    await decide('travel', 'other-not-insurance')
    await book.assess()
    for (const id of [1, 2]) {
      expect(await book.assessment(id)).toMatchObject({
        line: 'personal-umbrella',
        family: 'personal',
        readiness: 'ready',
        findings: [],
      })
    }
    expect(await book.assessment(3)).toMatchObject({ aside: 'policy.type.not-pc', line: 'other-not-insurance' })
    await book.query('delete from line_decisions where broker_id = $1')
    await book.assess()
    expect((await book.assessment(2)).findings).toEqual(['policy.type.review'])
  })

  it('are written only where they differ, and go with their last policy', async () => {
    const book = await newBook(store.pool)
    const many = Array.from({ length: 6000 }, (_, i) => policy(i + 1, { type: `Type ${i}`, client_id: 1001 }))
    await book.add(...many, policy(7001, { type: 'Crime' }))
    await book.assess()
    const versions = () => book.query('select label, xmin::text from policy_labels where broker_id = $1 order by label')
    const before = await versions()
    expect(before).toHaveLength(6001)
    await book.assess()
    expect(await versions()).toEqual(before)
    await book.query('delete from policies where broker_id = $1 and id = 7001')
    await book.assess()
    expect(await versions()).toEqual(before.filter(({ label }) => label !== 'Crime'))
  })
})
