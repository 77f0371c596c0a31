import { sql } from 'kysely'
import { findingRules, type FindingCode, type Severity } from '../../book/findings.ts'
import type { Amount } from '../../book/grade.ts'
import type { TableName } from '../../book/tables.ts'
import type { RepairRow } from '../schema.ts'
import { codesOf, grave, ofLabels, withFixes } from './fixes.ts'
import { run, type Reads } from './run.ts'

/** One thing to do that mends all rows that share its cause. */
export interface Fix {
  /** Stable: the code and, where rows are told apart by their cause, a part of its hash. */
  readonly id: string
  readonly code: FindingCode
  readonly severity: Severity
  /** What the rows share besides the code: a policy type, a proposal. */
  readonly cause: string | null
  readonly table: TableName
  /** `answer`: say yes or no to what is proposed; `decide`: say once what a policy type is; `send`: send the rows. */
  readonly step: 'answer' | 'decide' | 'send'
  /** The rows are not in the book: they were rejected and wait to come back. */
  readonly rejected: boolean
  readonly rows: number
  /** The policies in scope and in the window (or undated) that it concerns. */
  readonly waiting: Amount & { readonly undated: number }
  /** Of these, those that wait for nothing else that is grave. */
  readonly unlocks: Amount
  /** The policy type as the broker writes it, where the cause is one. */
  readonly label: string | null
  /** What is proposed. */
  readonly proposal: SharedProposal | null
}

/** What was sent and what is proposed, each null where it differs between the rows. */
export interface SharedProposal {
  readonly field: string
  readonly sent: string | null
  readonly value: string | null
  readonly evidence: string
}

export interface WorkList {
  /** In the order that pays: premium unlocked, then premium waiting, then rows. Grave ones before minor ones. */
  readonly fixes: readonly Fix[]
  /** How many there are in all. */
  readonly count: number
  /** How many rejected rows wait to come back. */
  readonly rejected: number
}

export interface WorkListOptions {
  /** How many fixes at most; all when left out. */
  readonly limit?: number
  /** The fix of this id alone, if there is one: `count` and `rejected` are of it, too. */
  readonly fix?: string
}

/** What of a book has to be mended as of a day, in the order that pays. */
export async function readWorkList(
  store: Reads,
  brokerId: number,
  asOf: string,
  { limit, fix }: WorkListOptions,
): Promise<WorkList> {
  const statement = sql<FixRow>`with ${withFixes(brokerId, asOf)},
    groups as (
      select m.fix, m.code, m.cause, m.table_name, bool_or(m.proposed) as proposed, count(*) as rows,
        min(m.record_id) as example, false as rejected
      from mends m group by 1, 2, 3, 4
      union all
      select r.fix, r.code, r.cause, r.table_name, false, count(*), null, true
      from rejected r group by 1, 2, 3, 4
    ),
    stakes as (
      select fix, count(*) as policies, sum(premium) as premium, count(*) filter (where undated) as undated,
        count(*) filter (where graves = 1) as unlocked, sum(premium) filter (where graves = 1) as unlocked_premium
      from waits group by fix
    )
    select g.fix as id, g.code, g.cause, g.table_name, g.proposed, g.rejected, g.rows,
      coalesce(s.policies, 0) as policies, coalesce(s.premium, 0)::text as premium, coalesce(s.undated, 0) as undated,
      case when g.code = any(${grave}::text[]) then coalesce(s.unlocked, 0) else 0 end as unlocked,
      case when g.code = any(${grave}::text[]) then coalesce(s.unlocked_premium, 0) else 0 end::text as unlocked_premium,
      (select l.type from policies l where g.code = any(${ofLabels}::text[]) and l.broker_id = ${brokerId}
        and l.id = g.example) as label,
      (select jsonb_build_object('field', min(r.field), 'evidence', min(r.evidence),
          'sent', case when count(distinct r.sent) = 1 and count(distinct r.field) = 1 then min(r.sent) end,
          'value', case when count(distinct r.value) = 1 and count(distinct r.field) = 1 then min(r.value) end)
        from repairs r where g.proposed and r.broker_id = ${brokerId} and r.code = g.code and r.cause = g.cause
          and r.state = 'proposed' having count(*) > 0) as proposal,
      count(*) over () as count, coalesce(sum(g.rows) filter (where g.rejected) over (), 0)::int as all_rejected
    from groups g left join stakes s using (fix)
    where ${fix === undefined ? sql`true` : sql`g.fix = ${fix}`}
    order by g.code = any(${codesOf('minor')}::text[]),
      case when g.code = any(${grave}::text[]) then coalesce(s.unlocked_premium, 0) else 0 end desc,
      coalesce(s.premium, 0) desc, g.rows desc, g.code, g.cause
    limit ${limit ?? null}`
  const rows = await run(store, statement.compile(store.reads))
  return { fixes: rows.map(fixOf), count: rows[0]?.count ?? 0, rejected: rows[0]?.all_rejected ?? 0 }
}

interface FixRow extends Pick<Fix, 'id' | 'code' | 'cause' | 'rejected' | 'rows' | 'label' | 'proposal'> {
  readonly table_name: TableName
  readonly proposed: boolean
  readonly policies: number
  readonly premium: string
  readonly undated: number
  readonly unlocked: number
  readonly unlocked_premium: string
  readonly count: number
  readonly all_rejected: number
}

function fixOf(row: FixRow): Fix {
  const { id, code, cause, rejected, rows, label, proposal } = row
  return {
    id,
    code,
    severity: findingRules[code].severity,
    cause,
    table: row.table_name,
    step: stepOf(row),
    rejected,
    rows,
    waiting: { rows: row.policies, premium: row.premium, undated: row.undated },
    unlocks: { rows: row.unlocked, premium: row.unlocked_premium },
    label,
    proposal,
  }
}

function stepOf({ code, proposal, label }: FixRow): Fix['step'] {
  if (proposal !== null) return 'answer'
  return ofLabels.includes(code) && label !== null ? 'decide' : 'send'
}

/** What was mended already: by itself where it is safe, or by somebody's yes. */
export interface Mended {
  readonly code: FindingCode
  readonly state: Extract<RepairRow['state'], 'applied' | 'accepted'>
  readonly rows: number
  readonly cells: number
}

export function readMended(store: Reads, brokerId: number): Promise<Mended[]> {
  const statement = sql<Mended>`
    select code, state, count(distinct (table_name, record_id)) as rows, count(*) as cells from repairs
    where broker_id = ${brokerId} and state in ('applied', 'accepted')
    group by code, state order by rows desc, code, state`
  return run(store, statement.compile(store.reads))
}
