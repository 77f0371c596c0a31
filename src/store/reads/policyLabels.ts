import { sql } from 'kysely'
import { labelKey } from '../../book/lines.ts'
import type { LineDecisionRow, PolicyLabelRow } from '../schema.ts'
import { keyOfLabel } from './labelKey.ts'
import { run, type Reads } from './run.ts'
import { windowEnd } from './scope.ts'

export interface ListedLabel extends Omit<PolicyLabelRow, 'broker_id'> {
  /** Of its policies, those whose x-date is in the 12 months from `asOf` and that nothing but their type leaves out. */
  readonly renewing_policies: number
  readonly renewing_premium: string
  /** Somebody's word on it, whether or not the book was assessed by it already. */
  readonly decision: Pick<LineDecisionRow, 'line' | 'decided_at'> | undefined
}

export interface LabelsQuery {
  readonly brokerId: number
  readonly asOf: string
  readonly verdict?: PolicyLabelRow['verdict'] | undefined
  /** Only those that wait for a decision. */
  readonly waiting: boolean
}

/** Where a page of labels starts. */
export interface LabelPosition {
  readonly premium: string
  readonly label: string
}

/** The policy types of a book as they were sent, those with most premium first. */
export async function listLabels(
  store: Reads,
  query: LabelsQuery,
  page: { limit: number; after?: LabelPosition | undefined },
): Promise<{ rows: ListedLabel[]; next: LabelPosition | undefined }> {
  const rows = await run(store, write(query, page).compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  const decisions = await readDecisions(store, query.brokerId, rows)
  const decided = rows.map((row) => Object.assign(row, { decision: decisions.get(labelKey(row.label)) }))
  return { rows: decided, next: last && { premium: last.premium, label: last.label } }
}

function write(query: LabelsQuery, page: { limit: number; after?: LabelPosition | undefined }) {
  const { brokerId, asOf, verdict } = query
  const wanted = [sql`broker_id = ${brokerId}`]
  if (verdict !== undefined) wanted.push(sql`verdict = ${verdict}`)
  if (query.waiting) {
    wanted.push(sql`verdict in ('unknown', 'review', 'unspecified')`)
    wanted.push(sql`${keyOfLabel} not in (select label from line_decisions where broker_id = ${brokerId})`)
  }
  if (page.after !== undefined) {
    wanted.push(sql`(-premium, label collate "C") > (-(${page.after.premium}::numeric), ${page.after.label})`)
  }
  return sql<Omit<ListedLabel, 'decision'>>`
    with page as materialized (
      select label, verdict, line, family, rule, policies, premium from policy_labels
      where ${sql.join(wanted, sql` and `)} order by -premium, label collate "C" limit ${page.limit + 1}
    ), due as (
      select p.type as label, count(*) as policies, sum(a.premium) as premium
      from policy_assessments a join policies p on p.broker_id = a.broker_id and p.id = a.policy_id
      where a.broker_id = ${brokerId} and a.x_date >= ${asOf}::date and a.x_date < ${windowEnd(asOf)}
        and (a.aside is null or a.aside = 'policy.type.not-pc') and p.type in (select label from page)
      group by p.type
    )
    select page.*, coalesce(due.policies, 0) as renewing_policies, coalesce(due.premium, 0) as renewing_premium
    from page left join due using (label) order by -page.premium, label collate "C"`
}

async function readDecisions(store: Reads, brokerId: number, rows: readonly { label: string }[]) {
  const keys = rows.map(({ label }) => labelKey(label))
  const statement = sql<LineDecisionRow>`select label, line, decided_at from line_decisions
    where broker_id = ${brokerId} and label = any(${keys})`
  const decisions = await run(store, statement.compile(store.reads))
  return new Map(decisions.map(({ label, line, decided_at }) => [label, { line, decided_at }]))
}

export type ListedDecision = Omit<LineDecisionRow, 'broker_id'>

/** What was decided, by label, also for labels that no policy has at the moment. */
export async function listLineDecisions(
  store: Reads,
  brokerId: number,
  page: { limit: number; after?: string | undefined },
): Promise<{ rows: ListedDecision[]; next: string | undefined }> {
  const after = page.after === undefined ? sql`` : sql`and label collate "C" > ${page.after}`
  const statement = sql<ListedDecision>`select label, line, decided_at from line_decisions
    where broker_id = ${brokerId} ${after} order by label collate "C" limit ${page.limit + 1}`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last?.label }
}
