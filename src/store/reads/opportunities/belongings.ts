import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../../book/findings.ts'
import type { PolicyAssessmentRow, Readiness } from '../../schema.ts'

/** A policy of the list, with the values that count and what a carrier wants to know besides. */
export type OpportunityRow = Omit<PolicyAssessmentRow, 'broker_id' | 'proposed' | 'repaired' | 'aside' | 'x_date'> & {
  readonly x_date: string
  /** Not read for policies that are ready: a cell that could not be read keeps its policy from being that. */
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

const columns = `
  a.policy_id, a.type, a.line, a.family, a.office, a.effective_date, a.x_date, a.premium, a.readiness, a.findings,
  a.client_id, a.state, a.major_group, a.sic, a.carrier_id,
  c.name as client_name, c.address, c.city, c.division, c.description, c.findings as client_findings,
  k.name as carrier_name, k.findings as carrier_findings`

/**
 * Reads the policies of `chosen` with what belongs to them: by its key, row by row. The planner would rather read all
 * carriers for fifty rows; `offset 0` forbids that.
 * @param also more columns
 */
export function withBelongings<Row>(
  brokerId: number,
  chosen: RawBuilder<unknown>,
  { readiness, also = sql`` }: { readiness: Readiness | 'any'; also?: RawBuilder<unknown> },
): RawBuilder<Row> {
  const ready = readiness === 'ready'
  const unreadable = sql`
    left join lateral (
      select * from policies t where a.findings <> '{}' and t.broker_id = ${brokerId} and t.id = a.policy_id offset 0
    ) p on true`
  return sql<Row>`
    select ${sql.raw(columns)}, ${ready ? sql`null` : sql`p.unreadable`} as unreadable${also}
    from (${chosen}) a
    left join lateral (
      select * from client_assessments t where t.broker_id = ${brokerId} and t.client_id = a.client_id offset 0
    ) c on true
    left join lateral (
      select * from carrier_assessments t where t.broker_id = ${brokerId} and t.carrier_id = a.carrier_id offset 0
    ) k on true
    ${ready ? sql`` : unreadable}`
}
