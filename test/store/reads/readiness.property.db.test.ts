import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FindingCode } from '../../../src/book/findings.ts'
import { readHeadline } from '../../../src/store/reads/headline.ts'
import { readWorkList } from '../../../src/store/reads/workList.ts'
import { readinessOf, writeAssessedBook, type AssessedBook } from '../../support/assessedBook.ts'
import { useTestStore } from '../../support/store.ts'

const store = useTestStore()
const asOf = '2026-03-01'

const some = (codes: FindingCode[]) => fc.subarray(codes)

const client = fc.record({
  findings: some(['client.state.missing', 'client.city.missing', 'client.sic.missing']),
})
const policy = fc.record({
  client: fc.option(fc.integer({ min: 0, max: 3 })),
  x: fc.option(fc.constantFrom('2026-02-28', '2026-03-01', '2027-02-28', '2027-03-01')),
  premium: fc.option(fc.integer({ min: -500, max: 9999 }).map((cents) => (cents / 100).toFixed(2))),
  aside: fc.option(fc.constantFrom<FindingCode[]>('policy.superseded', 'policy.type.not-pc'), { nil: undefined }),
  findings: some(['policy.premium.missing', 'policy.type.missing', 'policy.number.missing']),
})

const book = fc.record({ clients: fc.array(client, { maxLength: 4 }), policies: fc.array(policy, { maxLength: 12 }) })

interface Expected {
  readonly inWindow: boolean
  readonly cents: number
  readonly readiness: string
  readonly grave: readonly string[]
}

it('every policy is in one figure, and what each fix unlocks is what waits for nothing else', async () => {
  let slug = 0
  await fc.assert(
    fc.asyncProperty(book, async ({ clients, policies }) => {
      const { rows } = await store.pool.query<{ id: number }>(
        `insert into brokers (slug, name) values ($1, $1) returning id`,
        [`b${(slug += 1)}`],
      )
      const broker = rows[0]!.id
      const written: AssessedBook = {
        clients: clients.map((one, id) => ({ id, ...one })),
        policies: policies.map((one, id) => ({
          id,
          ...one,
          // Without any date a policy is blocked by that.
          findings: one.x === null ? [...one.findings, 'policy.expiration.missing'] : one.findings,
        })),
      }
      await writeAssessedBook(store.pool, broker, written)
      const expected = written.policies!.map((one) => figuresOf(one, written))
      const card = await readHeadline(store, broker, asOf)
      const sum = (of: readonly Expected[]) => ({
        rows: of.length,
        cents: of.reduce((all, { cents }) => all + cents, 0),
      })
      const told = ({ rows: count, premium }: { rows: number; premium: string }) => ({
        rows: count,
        cents: Math.round(Number(premium) * 100),
      })
      const due = expected.filter(({ inWindow }) => inWindow)
      expect(told(card.all)).toEqual(sum(expected))
      expect(told(card.outOfScope)).toEqual(sum(expected.filter(({ inWindow }) => !inWindow)))
      for (const readiness of ['ready', 'repairable', 'blocked'] as const) {
        expect(told(card[readiness])).toEqual(sum(due.filter((one) => one.readiness === readiness)))
      }

      const { fixes } = await readWorkList(store, broker, asOf, { limit: 500 })
      for (const { code, severity, waiting, unlocks } of fixes) {
        if (severity === 'minor') continue
        const waits = due.filter(({ grave }) => grave.includes(code))
        expect(told(waiting)).toEqual(sum(waits))
        expect(told(unlocks)).toEqual(sum(waits.filter(({ grave }) => grave.length === 1)))
      }
    }),
    { numRuns: 40 },
  )
})

function figuresOf(policy: NonNullable<AssessedBook['policies']>[number], { clients }: AssessedBook): Expected {
  const { x = null, aside, premium = null, findings = [] } = policy
  const its = clients!.filter(({ id }) => id === policy.client)
  const grave = [...findings, ...its.flatMap((one) => one.findings ?? [])].filter(
    (code) => !['client.city.missing', 'policy.number.missing'].includes(code),
  )
  return {
    inWindow: aside === undefined && (x === null || (x >= asOf && x < '2027-03-01')),
    cents: Math.max(0, Math.round(Number(premium ?? 0) * 100)),
    readiness: readinessOf([{ findings, proposed: [] }, ...its]),
    grave,
  }
}
