import { CompiledQuery } from 'kysely'
import type { FindingCode } from '../../../book/findings.ts'
import type { PolicyAssessmentRow } from '../../schema.ts'
import { run, type Reads } from '../run.ts'

/** A policy of the list, with the values that count. */
export type ChosenPolicy = Omit<PolicyAssessmentRow, 'broker_id' | 'proposed' | 'repaired' | 'aside' | 'x_date'> & {
  readonly x_date: string
}

/** What a carrier wants to know besides, from the policy as sent, its client and its carrier. */
interface Belongings {
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

/**
 * The same policies, each with what belongs to it: a round trip for all of them, each record looked up by its key.
 * It is a statement of its own because it is always the same one, and planned once; the list's own has to be planned
 * for the values that it is asked for, which takes far less for one table than for six.
 */
export async function withBelongings(
  store: Reads,
  brokerId: number,
  chosen: readonly ChosenPolicy[],
): Promise<OpportunityRow[]> {
  if (chosen.length === 0) return []
  const ids = (name: 'policy_id' | 'client_id' | 'carrier_id') => chosen.map((row) => row[name])
  const values = [ids('policy_id'), ids('client_id'), ids('carrier_id'), brokerId]
  const rows = await run(store, CompiledQuery.raw(statement, values) as CompiledQuery<Belongings>, { prepared: true })
  return chosen.map((row, at) => Object.assign({}, row, rows[at]!))
}

/** By its key, row by row. The planner would rather read all carriers for fifty rows; `offset 0` forbids that. */
const lookUp = (alias: string, table: string, id: string, wanted: string) => `
  left join lateral (
    select * from ${table} ${alias} where ${alias}.broker_id = $4 and ${alias}.${id} = a.${wanted} offset 0
  ) ${alias} on true`

const statement = `
  select p.type, p.unreadable, c.name as client_name, c.address, c.city, ca.division, ca.description,
    ca.findings as client_findings, k.name as carrier_name, ka.findings as carrier_findings
  from unnest($1::bigint[], $2::bigint[], $3::bigint[])
    with ordinality as a (policy_id, client_id, carrier_id, position)
  ${lookUp('p', 'policies', 'id', 'policy_id')}
  ${lookUp('c', 'clients', 'id', 'client_id')}
  ${lookUp('ca', 'client_assessments', 'client_id', 'client_id')}
  ${lookUp('k', 'carriers', 'id', 'carrier_id')}
  ${lookUp('ka', 'carrier_assessments', 'carrier_id', 'carrier_id')}
  order by a.position`
