import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import type { TableName } from '../../book/tables.ts'
import type {
  CarrierAssessmentRow,
  ClientAssessmentRow,
  HoldbackRow,
  PolicyAssessmentRow,
  RepairRow,
  Schema,
} from '../schema.ts'
import { listings } from './listings.ts'
import { newerTerm } from './newerTerm.ts'
import { run, type Reads } from './run.ts'
import { outOfScope } from './scope.ts'

/** One record as it was sent, with what was found on it. */
export type AssessedRecord<T extends TableName> = Schema[T] & {
  /** Null when the record was not assessed yet. */
  readonly assessed: Assessed[T] | null
  readonly repairs: Repair[] | null
  /** Null: the record is not held back from carriers, or is a carrier. */
  readonly holdback: (Pick<HoldbackRow, 'reason'> & { readonly since: string }) | null
}

export interface Assessed {
  readonly clients: Omit<ClientAssessmentRow, 'broker_id' | 'client_id'>
  readonly carriers: Omit<CarrierAssessmentRow, 'broker_id' | 'carrier_id'>
  readonly policies: AssessedPolicy
}

type AssessedPolicy = Omit<PolicyAssessmentRow, 'broker_id' | 'policy_id'> & {
  /** Why it is out of scope on the day: the code of a scope finding. Null: it is in scope. */
  readonly scope: FindingCode | null
  /** The policy that follows it, where that is why it is out of scope. */
  readonly newer_term: number | null
  readonly client_findings: FindingCode[] | null
  readonly carrier_findings: FindingCode[] | null
}

/** `since` is text here, as it comes out of JSON. */
export type Repair = Omit<RepairRow, 'broker_id' | 'table_name' | 'record_id' | 'since'> & { readonly since: string }

/**
 * @param asOf the day on which a policy's scope is asked for
 * @returns undefined when there is no such record
 */
export async function readAssessedRecord<T extends TableName>(
  store: Reads,
  table: T,
  brokerId: number,
  id: number,
  asOf: string,
): Promise<AssessedRecord<T> | undefined> {
  const columns = sql.join(listings[table].columns.map((column) => sql.ref(`r.${column}`)))
  const statement = sql<AssessedRecord<T>>`
    select ${columns}, (select to_json(a) from (${assessedOf(table, asOf)}) a) as assessed,
      (select json_agg(p order by p.field) from (
        select field, code, cause, sent, value, evidence, state, since from repairs
        where broker_id = r.broker_id and table_name = ${sql.lit(table)} and record_id = r.id) p) as repairs,
      (select to_json(h) from (
        select reason, since from holdbacks
        where broker_id = r.broker_id and table_name = ${sql.lit(table)} and record_id = r.id) h) as holdback
    from ${sql.table(table)} r where r.broker_id = ${brokerId} and r.id = ${id}`
  const rows = await run(store, statement.compile(store.reads), { prepared: true })
  return rows[0]
}

function assessedOf(table: TableName, asOf: string): RawBuilder<unknown> {
  if (table === 'clients') {
    return sql`
      select readiness, findings, proposed, repaired, state, division, major_group, industry_group, sic, description
      from client_assessments where broker_id = r.broker_id and client_id = r.id`
  }
  if (table === 'carriers') {
    return sql`
      select readiness, findings, proposed, repaired, state, zip
      from carrier_assessments where broker_id = r.broker_id and carrier_id = r.id`
  }
  // The premium as text: a JSON number would lose cents.
  return sql`
    select a.readiness, a.findings, a.proposed, a.repaired, a.client_id, a.carrier_id, a.line, a.family,
      a.effective_date, a.x_date, a.premium::text as premium, a.office, a.state, a.major_group, a.sic, a.aside,
      ${outOfScope('a', asOf)} as scope, ${newerTerm()} as newer_term,
      (select findings from client_assessments c
        where c.broker_id = a.broker_id and c.client_id = a.client_id) as client_findings,
      (select findings from carrier_assessments k
        where k.broker_id = a.broker_id and k.carrier_id = a.carrier_id) as carrier_findings
    from policy_assessments a where a.broker_id = r.broker_id and a.policy_id = r.id`
}
