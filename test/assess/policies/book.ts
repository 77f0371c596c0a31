import type pg from 'pg'
import type { PolicyAssessmentRow, RepairRow } from '../../../src/store/schema.ts'
import { classifyLabels } from '../../../src/assess/labels/classifyLabels.ts'
import { assessPolicies } from '../../../src/assess/policies/assessPolicies.ts'
import { inWorkspace } from '../../../src/assess/workspace.ts'
import { inTransaction } from '../../../src/store/inTransaction.ts'

export interface Policy {
  readonly id: number
  readonly type?: string | null
  readonly office?: string | null
  readonly carrier_id?: number | null
  readonly client_id?: number | null
  readonly effective_date?: string | null
  readonly expiration_date?: string | null
  readonly written_premium?: string | null
  readonly carrier_policy_number?: string | null
  readonly unreadable?: Record<string, string>
}

/** A policy in which there is nothing wrong, of client 1 and carrier 1, in a series of its own. */
export function policy(id: number, different: Partial<Policy> = {}): Policy {
  return {
    id,
    type: 'General Liability',
    office: 'Denver',
    carrier_id: 1,
    client_id: 1000 + id,
    effective_date: '2017-06-01',
    expiration_date: '2018-06-01',
    written_premium: '5000.00',
    carrier_policy_number: `N-${id}`,
    ...different,
  }
}

export interface TestBook {
  readonly brokerId: number
  add(...policies: Policy[]): Promise<void>
  assess(): Promise<void>
  assessment(id: number): Promise<PolicyAssessmentRow>
  repairs(id: number): Promise<RepairRow[]>
  query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>
}

/** A book of its own with clients 1001 to 1999, ready, and carriers 1 to 9. */
export async function newBook(pool: pg.Pool): Promise<TestBook> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into brokers (slug, name) select 'book-' || count(*), 'Book' from brokers returning id`,
  )
  const brokerId = rows[0]!.id
  await pool.query(
    `insert into client_assessments (broker_id, client_id, state, major_group, sic, readiness, findings, proposed, repaired)
     select $1, id, 'CO', '15', '1521', 'ready', '{}', '{}', '{}' from generate_series(1001, 1999) as id`,
    [brokerId],
  )
  await pool.query(
    `insert into carrier_assessments (broker_id, carrier_id, readiness, findings, proposed, repaired)
     select $1, id, 'ready', '{}', '{}', '{}' from generate_series(0, 9) as id`,
    [brokerId],
  )
  const query = async <Row extends pg.QueryResultRow>(sql: string) => (await pool.query<Row>(sql, [brokerId])).rows
  return {
    brokerId,
    query,
    async add(...policies) {
      await pool.query(
        `insert into policies
         select $1, id, type, office, carrier_id, client_id, effective_date, expiration_date, written_premium,
           carrier_policy_number, unreadable, 1, id
         from jsonb_populate_recordset(null::policies, $2)`,
        [brokerId, JSON.stringify(policies)],
      )
    },
    assess: () =>
      inTransaction(pool, (tx) =>
        inWorkspace(tx, brokerId, async () => {
          await classifyLabels(tx, brokerId)
          await assessPolicies(tx, brokerId)
        }),
      ),
    async assessment(id) {
      const [row] = await query<PolicyAssessmentRow>(
        `select * from policy_assessments where broker_id = $1 and policy_id = ${id}`,
      )
      if (row === undefined) throw new Error(`policy ${id} was not assessed`)
      return row
    },
    repairs: (id) =>
      query(
        `select * from repairs where broker_id = $1 and table_name = 'policies' and record_id = ${id} order by field`,
      ),
  }
}
