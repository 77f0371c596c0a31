import fc from 'fast-check'
import { expect, it } from 'vitest'
import { useTestStore } from '../../support/store.ts'
import { newBook, policy, type Policy, type TestBook } from './book.ts'

const store = useTestStore()

const dates = [null, '2015-01-01', '2016-01-01', '2016-12-20', '2017-01-01'] as const
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const anyPolicy = (id: number) =>
  fc
    .record({
      type: oneOf(null, 'General Liability', 'GL', 'Dental', 'Zzz'),
      office: oneOf(null, 'Denver', 'Salem'),
      carrier_id: oneOf(null, 1, 2, 77),
      client_id: oneOf(null, 1001, 1002, 5),
      effective_date: oneOf(...dates),
      expiration_date: oneOf(...dates),
      written_premium: oneOf(null, '0', '100.00', '100'),
      carrier_policy_number: oneOf(null, 'A', 'B'),
    })
    .map((cells) => policy(id, cells))

const ids = [1, 2, 3, 4, 5, 6, 7, 8]
const anyPolicies = fc.tuple(...ids.map(anyPolicy))

const elsewhere = [
  `update client_assessments set readiness = 'repairable' where broker_id = $1 and client_id = 1001`,
  `update client_assessments set state = null, sic = '1522' where broker_id = $1 and client_id = 1002`,
  `update carrier_assessments set readiness = 'blocked' where broker_id = $1 and carrier_id = 1`,
  `insert into holdbacks (broker_id, table_name, record_id) values ($1, 'clients', 5), ($1, 'policies', 3)`,
  `insert into line_decisions (broker_id, label, line) values ($1, 'zzz', 'cyber')`,
  `insert into repair_decisions (broker_id, code, cause, answer)
   values ($1, 'policy.duplicate.term', 'same', 'accept'), ($1, 'policy.expiration.missing', '12 months', 'refuse')`,
] as const

/** Only what came out differently is written, which a digest tells. Nothing that changed may be missed by it. */
it('assessing anew comes to the same rows as assessing for the first time, whatever has changed', async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicies, anyPolicies, fc.subarray([...elsewhere]), async (before, after, changes) => {
      const book = await newBook(store.pool)
      await book.add(...before)
      await book.assess()
      await replace(book, after)
      for (const change of changes) await book.query(change)
      await book.assess()
      const anew = await rowsOf(book)
      await book.query('delete from policy_assessments where broker_id = $1')
      await book.assess()
      expect(anew).toEqual(await rowsOf(book))
    }),
    { numRuns: 12 },
  )
})

/** A finding and its proposal are two bits of one number, and a hash of it must not let them cancel out. */
it('assessing anew sees a finding with a proposal come and go, though nothing else has changed', async () => {
  const book = await newBook(store.pool)
  const same = { carrier_policy_number: 'A1', client_id: 1001 }
  const found = async () => (await book.assessment(1)).proposed
  await book.add(policy(1, same))
  await book.assess()
  expect(await found()).toEqual([])
  await book.add(policy(2, same))
  await book.assess()
  expect(await found()).toEqual(['policy.duplicate.term'])
  await book.query('delete from policies where broker_id = $1 and id = 2')
  await book.assess()
  expect(await found()).toEqual([])
})

/** Some policies change, some go, some come. */
async function replace(book: TestBook, policies: readonly Policy[]): Promise<void> {
  await book.query('delete from policies where broker_id = $1 and id <> 2')
  await book.add(...policies.filter(({ id }) => id !== 2 && id !== 4))
}

async function rowsOf(book: TestBook) {
  return await book.query('select a.*, digest::text from policy_assessments a where broker_id = $1 order by policy_id')
}
