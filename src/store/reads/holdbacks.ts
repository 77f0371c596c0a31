import { sql } from 'kysely'
import type { HoldbackRow } from '../schema.ts'
import type { Position } from './keyset.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'
import { windowEnd } from './scope.ts'

export interface HeldBack extends Omit<HoldbackRow, 'broker_id'> {
  /** The client's name, or the policy's type; null when the record is gone or has none. */
  readonly name: string | null
  /** Of its policies, those whose x-date is in the 12 months from `asOf`. */
  readonly renewing_policies: number
  readonly renewing_premium: string
}

/** What a broker holds back from carriers: clients first, then policies, each by id. */
export async function listHoldbacks(
  store: Reads,
  query: { brokerId: number; asOf: string; table?: HoldbackRow['table_name'] | undefined },
  page: { limit: number; after?: Position },
): Promise<Page<HeldBack>> {
  const { brokerId, asOf, table } = query
  const statement = sql<HeldBack>`
    with held as (
      select broker_id, table_name, record_id, reason, since from holdbacks
      where broker_id = ${brokerId}
        ${table === undefined ? sql`` : sql`and table_name = ${table}`}
        ${page.after === undefined ? sql`` : sql`and (table_name, record_id) > (${page.after.key}, ${page.after.id})`}
      order by table_name, record_id limit ${page.limit + 1}
    )
    select h.table_name, h.record_id, h.reason, h.since, coalesce(c.name, p.type) as name,
      coalesce(due.policies, 0) as renewing_policies, coalesce(due.premium, 0) as renewing_premium
    from held h
      left join clients c on h.table_name = 'clients' and c.broker_id = h.broker_id and c.id = h.record_id
      left join policies p on h.table_name = 'policies' and p.broker_id = h.broker_id and p.id = h.record_id
      left join lateral (
        select count(*) as policies, sum(a.premium) as premium
        from (
          select id from policies where h.table_name = 'clients' and broker_id = h.broker_id and client_id = h.record_id
          union all select h.record_id where h.table_name = 'policies'
        ) own
        join policy_assessments a on a.broker_id = h.broker_id and a.policy_id = own.id
        where a.x_date >= ${asOf}::date and a.x_date < ${windowEnd(asOf)}
          and (a.aside is null or a.aside = 'policy.held-back')
      ) due on true
    order by h.table_name, h.record_id`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: last.table_name, id: last.record_id } }
}
