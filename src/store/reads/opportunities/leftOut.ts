import { sql } from 'kysely'
import type { FindingCode } from '../../../book/findings.ts'
import { run, type Reads } from '../run.ts'
import { outOfScope } from '../scope.ts'

/** Why the policies of a book that are no opportunities are none: each is counted once. */
export interface LeftOut {
  /** Out of scope on the day, by the code of the scope finding. */
  readonly scope: Readonly<Partial<Record<FindingCode, number>>>
  /** In scope, but not good enough to show; among them those without any x-date. */
  readonly repairable: number
  readonly blocked: number
}

export async function countLeftOut(store: Reads, brokerId: number, asOf: string): Promise<LeftOut> {
  const statement = sql<{ scope: FindingCode | null; readiness: string; count: number }>`
    select scope, readiness, count(*) as count from (
      select ${outOfScope('a', asOf)} as scope, a.readiness from policy_assessments a where a.broker_id = ${brokerId}
    ) s group by scope, readiness`
  const rows = await run(store, statement.compile(store.reads))
  const scope: Partial<Record<FindingCode, number>> = {}
  const within = { ready: 0, repairable: 0, blocked: 0 } as Record<string, number>
  for (const row of rows) {
    if (row.scope === null) within[row.readiness]! += row.count
    else scope[row.scope] = (scope[row.scope] ?? 0) + row.count
  }
  return { scope, repairable: within.repairable!, blocked: within.blocked! }
}
