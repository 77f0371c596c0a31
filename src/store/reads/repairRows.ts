import { sql } from 'kysely'
import type { RepairRow } from '../schema.ts'
import type { Position } from './keyset.ts'
import type { Page } from './records.ts'
import { answeredState, type RepairGroup } from './repairGroups.ts'
import { run, type Reads } from './run.ts'

export interface RepairedRecord extends Omit<RepairRow, 'broker_id' | 'code' | 'cause'> {
  /** The client's or carrier's name, or the policy's type. */
  readonly name: string | null
}

/** The single repairs of a group, by record and field. */
export async function listRepairRows(
  store: Reads,
  brokerId: number,
  group: Pick<RepairGroup, 'code' | 'cause'>,
  page: { limit: number; after?: Position | undefined },
): Promise<Page<RepairedRecord>> {
  const after = page.after && sql` and (record_id, field collate "C") > (${page.after.id}, ${page.after.key})`
  const statement = sql<RepairedRecord>`
    select r.table_name, r.record_id, r.field, r.sent, r.value, r.evidence, ${answeredState('r', 'd')} as state,
      r.since, coalesce(c.name, i.name, p.type) as name
    from (
      select * from repairs
      where broker_id = ${brokerId} and code = ${group.code} and cause = ${group.cause}${after ?? sql``}
      order by record_id, field collate "C" limit ${page.limit + 1}
    ) r
      left join repair_decisions d on d.broker_id = r.broker_id and d.code = r.code and d.cause = r.cause
      left join clients c on r.table_name = 'clients' and c.broker_id = r.broker_id and c.id = r.record_id
      left join carriers i on r.table_name = 'carriers' and i.broker_id = r.broker_id and i.id = r.record_id
      left join policies p on r.table_name = 'policies' and p.broker_id = r.broker_id and p.id = r.record_id
    order by r.record_id, r.field collate "C"`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: last.field, id: last.record_id } }
}
