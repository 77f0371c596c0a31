import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import type { TableName } from '../../book/tables.ts'
import type { RepairState } from '../schema.ts'
import { repairId } from './repairId.ts'
import { run, type Reads } from './run.ts'
import { outOfScope } from './scope.ts'

/** The repairs that one answer settles: those of one finding that share a cause. */
export interface RepairGroup {
  /** 16 hexadecimal digits, made from the code and the cause: the same tomorrow and in every installation. */
  readonly id: string
  readonly code: FindingCode
  readonly cause: string
  readonly table_name: TableName
  /** What was answered counts at once, even before the book was assessed again. */
  readonly state: RepairState
  /** False while an answer still has to reach the records. */
  readonly settled: boolean
  readonly answered_at: Date | null
  readonly fields: readonly RepairedField[]
  /** What the value was found from; of the first record, where the records differ. */
  readonly evidence: string | null
  /** How many records. 0: they are gone, and the answer waits for others to come. */
  readonly records: number
  /** The policies in scope whose x-date is in the 12 months from the day asked for. */
  readonly renewing_policies: number
  readonly renewing_premium: string
}

export interface RepairedField {
  readonly field: string
  /** Null where the records differ (`same_…` is false), or where nothing was sent or would be left. */
  readonly sent: string | null
  readonly same_sent: boolean
  readonly value: string | null
  readonly same_value: boolean
}

export interface GroupsQuery {
  readonly brokerId: number
  readonly asOf: string
  readonly state?: RepairState | undefined
  readonly table?: TableName | undefined
  readonly code?: string | undefined
}

/** Where a page of groups starts. */
export interface GroupPosition {
  readonly premium: string
  readonly id: string
}

/** The groups with most premium waiting first. */
export async function listRepairGroups(
  store: Reads,
  query: GroupsQuery,
  page: { limit: number; after?: GroupPosition | undefined },
): Promise<{ rows: RepairGroup[]; next: GroupPosition | undefined }> {
  const { state, table, code } = query
  const wanted = [sql`true`]
  if (table !== undefined) wanted.push(sql`table_name = ${table}`)
  if (code !== undefined) wanted.push(sql`code = ${code}`)
  const after =
    page.after === undefined
      ? sql``
      : sql`where (-renewing_premium, id) > (-(${page.after.premium}::numeric), ${page.after.id})`
  const statement = sql<RepairGroup>`
    ${groups(query, sql.join(wanted, sql` and `), state)}
    select * from groups ${after} order by -renewing_premium, id limit ${page.limit + 1}`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { premium: last.renewing_premium, id: last.id } }
}

/** One group by its id; undefined when neither a record nor an answer has it. */
export async function readRepairGroup(
  store: Reads,
  query: Pick<GroupsQuery, 'brokerId' | 'asOf'>,
  id: string,
): Promise<RepairGroup | undefined> {
  const found = sql<{ code: string; cause: string }>`
    select code, cause from (
      select code, cause from repair_decisions where broker_id = ${query.brokerId}
      union all select code, cause from repairs where broker_id = ${query.brokerId}
    ) known where ${repairId} = ${id} limit 1`
  const [group] = await run(store, found.compile(store.reads))
  if (group === undefined) return undefined
  const wanted = sql`code = ${group.code} and cause = ${group.cause}`
  const statement = sql<RepairGroup>`${groups(query, wanted)} select * from groups order by state = 'applied' limit 1`
  const [row] = await run(store, statement.compile(store.reads))
  return row
}

/** What a repair's state is once the answers that there are have reached the records. */
export const answeredState = (repair: string, decision: string): RawBuilder<RepairState> => sql<RepairState>`case
    when ${sql.ref(`${repair}.state`)} = 'applied' then 'applied'
    when ${sql.ref(`${decision}.answer`)} = 'accept' then 'accepted'
    when ${sql.ref(`${decision}.answer`)} = 'refuse' then 'refused'
    else 'proposed' end`

/** `with … groups as (…)`: the groups of those repairs that are wanted. */
function groups(query: Pick<GroupsQuery, 'brokerId' | 'asOf'>, wanted: RawBuilder<unknown>, state?: RepairState) {
  const { brokerId, asOf } = query
  const inState = state === undefined ? sql`true` : sql`state = ${state}`
  return sql`with answered as (
      select r.table_name, r.record_id, r.field, r.code, r.cause, r.sent, r.value, r.evidence, d.decided_at,
        r.state as made, ${answeredState('r', 'd')} as state
      from (select * from repairs where broker_id = ${brokerId} and ${wanted}) r
      left join repair_decisions d on d.broker_id = r.broker_id and d.code = r.code and d.cause = r.cause
    ), members as materialized (select * from answered where ${inState}
    ), fields as (
      select code, cause, table_name, state, field, ${sameText('sent')}, ${sameText('value')}
      from members group by code, cause, table_name, state, field
    ), described as (
      select code, cause, table_name, state, json_agg(json_build_object('field', field,
        'sent', case when same_sent then sent end, 'same_sent', same_sent,
        'value', case when same_value then value end, 'same_value', same_value) order by field) as fields
      from fields group by code, cause, table_name, state
    ), counted as (
      select code, cause, table_name, state, count(distinct record_id) as records, max(decided_at) as answered_at,
        bool_and(made = state) as settled, (array_agg(evidence order by record_id, field))[1] as evidence
      from members group by code, cause, table_name, state
    ), due as materialized (
      select policy_id, client_id, carrier_id, premium from policy_assessments a
      where broker_id = ${brokerId} and x_date is not null and ${outOfScope('a', asOf)} is null
    ), owners as (select distinct code, cause, table_name, state, record_id from members
    ), concerned as (
      select o.*, due.premium from owners o join due on due.client_id = o.record_id where o.table_name = 'clients'
      union all
      select o.*, due.premium from owners o join due on due.carrier_id = o.record_id where o.table_name = 'carriers'
      union all
      select o.*, due.premium from owners o join due on due.policy_id = o.record_id where o.table_name = 'policies'
    ), renewing as (
      select code, cause, table_name, state, count(*) as policies, sum(premium) as premium
      from concerned group by code, cause, table_name, state
    ), unneeded as (
      select code, cause, split_part(code, '.', 1) as subject, answer, decided_at from repair_decisions d
      where broker_id = ${brokerId} and not exists (
        select from repairs r where r.broker_id = d.broker_id and r.code = d.code and r.cause = d.cause)
    ), told as (
      select code, cause, table_name, state, settled, answered_at, fields, evidence, records,
        coalesce(policies, 0) as renewing_policies, coalesce(premium, 0) as renewing_premium
      from counted join described using (code, cause, table_name, state)
        left join renewing using (code, cause, table_name, state)
      union all
      select * from (
        select code, cause, case subject when 'client' then 'clients' when 'carrier' then 'carriers' else 'policies' end
            as table_name, case answer when 'accept' then 'accepted' else 'refused' end as state, true, decided_at,
          '[]'::json, null, 0, 0, 0
        from unneeded
      ) gone where ${wanted} and ${inState}
    ), groups as (select ${repairId} as id, told.* from told)`
}

/** Whether all rows of a group say the same in a column, and what; nothing counts as a text of its own. */
function sameText(column: 'sent' | 'value'): RawBuilder<unknown> {
  const text = sql`${sql.ref(column)} collate "C"`
  return sql`min(${text}) as ${sql.ref(column)},
    count(${sql.ref(column)}) in (0, count(*)) and min(${text}) is not distinct from max(${text})
      as ${sql.ref(`same_${column}`)}`
}
