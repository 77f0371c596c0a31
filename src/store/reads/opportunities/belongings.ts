import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../../book/findings.ts'
import type { PolicyAssessmentRow } from '../../schema.ts'

/** A policy of the list, with the values that count. */
export type ChosenPolicy = Omit<PolicyAssessmentRow, 'broker_id' | 'proposed' | 'repaired' | 'aside' | 'x_date'> & {
  readonly x_date: string
}

/** What a carrier wants to know besides, from the policy as sent, its client and its carrier. */
export interface Belongings {
  readonly type: string | null
  readonly unreadable: Record<string, string> | null
  readonly client_name: string | null
  readonly address: string | null
  readonly city: string | null
  readonly division: string | null
  readonly description: string | null
  readonly client_findings: FindingCode[] | null
  readonly carrier_name: string | null
  readonly carrier_findings: FindingCode[] | null
}

export type OpportunityRow = ChosenPolicy & Belongings

export const chosenColumns = sql.raw(
  `a.policy_id, a.line, a.family, a.office, a.effective_date, a.x_date, a.premium, a.readiness, a.findings,
   a.client_id, a.state, a.major_group, a.sic, a.carrier_id`,
)

export const belongingsColumns = sql.raw(
  `p.type, p.unreadable, c.name as client_name, c.address, c.city, ca.division, ca.description,
   ca.findings as client_findings, k.name as carrier_name, ka.findings as carrier_findings`,
)

/** Joins what belongs to the policies of `a`, by its policy_id, client_id and carrier_id. */
export function joinBelongings(brokerId: number): RawBuilder<unknown> {
  const lookUps = [
    ['p', 'policies', 'id', 'policy_id'],
    ['c', 'clients', 'id', 'client_id'],
    ['ca', 'client_assessments', 'client_id', 'client_id'],
    ['k', 'carriers', 'id', 'carrier_id'],
    ['ka', 'carrier_assessments', 'carrier_id', 'carrier_id'],
  ] as const
  // By its key, row by row. The planner would rather read all carriers for fifty rows; `offset 0` forbids that.
  const joins = lookUps.map(
    ([alias, table, key, wanted]) => sql`left join lateral (
      select * from ${sql.table(table)} t where t.broker_id = ${brokerId} and t.${sql.ref(key)} = a.${sql.ref(wanted)}
      offset 0
    ) ${sql.ref(alias)} on true`,
  )
  return sql.join(joins, sql` `)
}
