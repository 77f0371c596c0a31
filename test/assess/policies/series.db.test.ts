import { describe, expect, it } from 'vitest'
import { useTestStore } from '../../support/store.ts'
import { newBook, policy, type Policy } from './book.ts'

const store = useTestStore()
const term = (from: string, to: string) => ({ effective_date: from, expiration_date: to })

async function assessed(...policies: Policy[]) {
  const book = await newBook(store.pool)
  await book.add(...policies)
  await book.assess()
  const rows = await book.query<{ policy_id: number; aside: string | null; findings: string[] }>(
    'select policy_id, aside, findings from policy_assessments where broker_id = $1 order by policy_id',
  )
  const asides = Object.fromEntries(rows.map(({ policy_id, aside }) => [policy_id, aside]))
  const found = (code: string) =>
    rows.filter(({ findings }) => findings.includes(code)).map(({ policy_id }) => policy_id)
  return { book, asides, found }
}

describe('a newer term', () => {
  it('of the same client and line, up to 45 days early, supersedes', async () => {
    const of = (client: number) => ({ client_id: client, carrier_policy_number: null })
    const { asides } = await assessed(
      policy(1, { ...of(1001), ...term('2016-01-01', '2017-01-01') }),
      policy(2, { ...of(1001), ...term('2016-11-17', '2017-11-17'), type: 'GL', carrier_id: 2 }),
      policy(3, { ...of(1002), ...term('2016-01-01', '2017-01-01') }),
      policy(4, { ...of(1002), ...term('2016-11-16', '2017-11-16') }),
      policy(5, { ...of(1003), ...term('2016-01-01', '2017-01-01') }),
      policy(6, { ...of(1003), ...term('2018-01-01', '2019-01-01'), type: 'Cyber' }),
      policy(7, { ...of(1004), ...term('2016-01-01', '2017-01-01') }),
      policy(8, { ...of(1005), ...term('2017-01-01', '2018-01-01') }),
    )
    expect(asides).toEqual({ 1: 'policy.superseded', 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 8: null })
  })

  it('of the same label supersedes where the line is not known', async () => {
    const { asides } = await assessed(
      policy(1, { client_id: 1001, type: 'Zzz', carrier_policy_number: null, ...term('2016-01-01', '2017-01-01') }),
      policy(2, { client_id: 1001, type: 'Zzz', carrier_policy_number: null, ...term('2017-01-01', '2018-01-01') }),
      policy(3, { client_id: 1001, type: 'Yyy', carrier_policy_number: null, ...term('2016-01-01', '2017-01-01') }),
    )
    expect(asides).toEqual({ 1: 'policy.superseded', 2: null, 3: null })
  })

  it('of the same carrier and number supersedes, also without client and type', async () => {
    const same = { carrier_policy_number: 'A1', client_id: null, type: null }
    const { asides } = await assessed(
      policy(1, { ...same, ...term('2016-01-01', '2017-01-01') }),
      policy(2, { ...same, ...term('2017-01-01', '2018-01-01') }),
      policy(3, { ...same, ...term('2016-01-01', '2017-01-01'), carrier_id: 2 }),
    )
    expect(asides).toEqual({ 1: 'policy.superseded', 2: null, 3: null })
  })

  it('is never the policy itself, one that began with it, or one that was cancelled on its first day', async () => {
    const of = (client: number) => ({ client_id: client, carrier_policy_number: null })
    const { asides } = await assessed(
      policy(1, { ...of(1001), ...term('2017-01-01', '2017-01-31') }),
      policy(2, { ...of(1002), ...term('2017-01-01', '2017-01-31') }),
      policy(3, { ...of(1002), ...term('2017-01-01', '2017-01-20') }),
      policy(4, { ...of(1003), ...term('2016-01-01', '2017-01-01') }),
      policy(5, { ...of(1003), ...term('2017-01-01', '2017-01-01') }),
    )
    expect(asides).toEqual({ 1: null, 2: null, 3: null, 4: null, 5: 'policy.term.zero' })
  })
})

describe('the same term twice', () => {
  it('is found on all but the one with the highest Id, with a question for copies and one for others', async () => {
    const same = { carrier_policy_number: 'A1', client_id: 1001 }
    const { book, found } = await assessed(
      policy(1, same),
      policy(2, { ...same, written_premium: '1.00' }),
      policy(3, same),
      policy(4, { ...same, ...term('2018-06-01', '2019-06-01') }),
      policy(5, { ...same, carrier_id: 2 }),
      policy(6, { carrier_policy_number: null, client_id: 1001 }),
      policy(7, { carrier_policy_number: null, client_id: 1001 }),
    )
    expect(found('policy.duplicate.term')).toEqual([1, 2])
    expect(await book.repairs(1)).toMatchObject([{ field: 'aside', cause: 'same', state: 'proposed' }])
    expect(await book.repairs(2)).toMatchObject([{ field: 'aside', cause: 'different', state: 'proposed' }])
    await book.query(
      `insert into repair_decisions (broker_id, code, cause, answer) values
       ($1, 'policy.duplicate.term', 'same', 'accept'), ($1, 'policy.duplicate.term', 'different', 'refuse')`.replaceAll(
        '$1',
        String(book.brokerId),
      ) + ' returning $1',
    )
    await book.assess()
    expect(await book.assessment(1)).toMatchObject({ aside: 'policy.held-back', repaired: ['policy.duplicate.term'] })
    expect(await book.assessment(2)).toMatchObject({ findings: ['policy.duplicate.term'], readiness: 'blocked' })
  })
})

describe('terms of one number', () => {
  it('that overlap are found, on the later one; those that only follow each other are not', async () => {
    const numbered = (number: string) => ({ carrier_policy_number: number, client_id: 1001 })
    const { found } = await assessed(
      policy(1, { ...numbered('chain'), ...term('2015-01-01', '2016-01-01') }),
      policy(2, { ...numbered('chain'), ...term('2016-01-01', '2017-01-01') }),
      policy(3, { ...numbered('chain'), ...term('2017-01-01', '2018-01-01') }),
      policy(4, { ...numbered('gap'), ...term('2015-01-01', '2016-01-01') }),
      policy(5, { ...numbered('gap'), ...term('2017-01-01', '2018-01-01') }),
      policy(6, { ...numbered('over'), ...term('2015-01-01', '2016-01-01') }),
      policy(7, { ...numbered('over'), ...term('2015-12-31', '2016-12-31') }),
      policy(8, { ...numbered('long'), ...term('2015-01-01', '2018-01-01') }),
      policy(9, { ...numbered('long'), ...term('2015-06-01', '2016-06-01') }),
      policy(10, { ...numbered('long'), ...term('2017-06-01', '2018-06-01') }),
      policy(11, { ...numbered('twice'), ...term('2015-01-01', '2016-01-01') }),
      policy(12, { ...numbered('twice'), ...term('2015-01-01', '2016-01-01') }),
    )
    expect(found('policy.term.overlap')).toEqual([7, 9, 10])
    expect(found('policy.duplicate.term')).toEqual([11])
  })
})

describe('a premium', () => {
  it('is unusual beyond four standard deviations of its line, where at least thirty are known', async () => {
    const many = Array.from({ length: 40 }, (_, i) => policy(i + 1, { written_premium: String(4000 + 50 * i) }))
    const few = Array.from({ length: 28 }, (_, i) => policy(i + 100, { type: 'Cyber', written_premium: '5000' }))
    const equal = Array.from({ length: 31 }, (_, i) => policy(i + 200, { type: 'Crime', written_premium: '5000.01' }))
    const { found } = await assessed(
      ...many,
      ...few,
      ...equal,
      policy(50, { written_premium: '5000000' }),
      policy(51, { written_premium: '20000', type: 'GL' }),
      policy(150, { type: 'Cyber', written_premium: '5000000' }),
    )
    expect(found('policy.premium.outlier')).toEqual([50])
  })
})
