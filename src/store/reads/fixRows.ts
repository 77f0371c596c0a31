import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import { findingRules, type FindingCode } from '../../book/findings.ts'
import { tables, type TableName } from '../../book/tables.ts'
import { withFixes } from './fixes.ts'
import { countedPremium } from './headline.ts'
import type { Position } from './keyset.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'
import { outOfScope } from './scope.ts'
import { stream } from './stream.ts'

/** Which rows are meant: those of one fix, or all that have a code. */
export type Wanted = { readonly fix: string } | { readonly code: FindingCode }

/** A record that needs something, as it was sent. */
export interface FixRow {
  readonly record_id: number
  /** What people call it: the name; of a policy its number. */
  readonly name: string | null
  /** The record's columns as sent, by name. */
  readonly sent: Readonly<Record<string, string | null>>
  /** Of these, those that could not be read as their column's kind. */
  readonly unreadable: Readonly<Record<string, string>> | null
  readonly upload_id: number
  readonly line: number
  /** All that is open on it, and what of it has a proposal. */
  readonly findings: readonly FindingCode[]
  readonly proposals: readonly Proposal[]
  /** The policies in scope and in the window that stand on it. */
  readonly policies: number
  readonly premium: string
}

export interface Proposal {
  readonly field: string
  readonly code: FindingCode
  readonly cause: string
  readonly sent: string | null
  readonly value: string | null
  readonly evidence: string
}

/** A row that was rejected and waits to come back, as it was sent. */
export interface WaitingRow {
  readonly upload_id: number
  readonly line: number
  readonly header: readonly string[] | null
  readonly cells: readonly string[]
  /** The record of its id as it is in the book, by column, where there is one: what the row's own file may lack. */
  readonly stored: Readonly<Record<string, string | null>> | null
  readonly findings: readonly { readonly code: FindingCode; readonly column?: string; readonly value?: string }[]
  readonly policies: number
  readonly premium: string
}

export interface RowsQuery {
  readonly brokerId: number
  readonly asOf: string
  readonly table: TableName
  readonly wanted: Wanted
}

/** The records behind a fix or a code, those with most premium at stake first. */
export async function listFixRows(
  store: Reads,
  query: RowsQuery,
  page: { limit: number; after?: Position },
): Promise<Page<FixRow>> {
  const rows = await run(store, writeRows(store, query, page))
  return cut(rows, page.limit, (row) => ({ key: row.premium, id: row.record_id }))
}

export function streamFixRows(store: Reads, query: RowsQuery): AsyncGenerator<FixRow[]> {
  return stream(store, writeRows(store, query))
}

/** The same for rejected rows that wait: the newest upload first, then by line. */
export async function listWaitingRows(
  store: Reads,
  query: RowsQuery,
  page: { limit: number; after?: Position },
): Promise<Page<WaitingRow>> {
  const rows = await run(store, writeWaiting(store, query, page))
  return cut(rows, page.limit, (row) => ({ key: String(row.upload_id), id: row.line }))
}

export function streamWaitingRows(store: Reads, query: RowsQuery): AsyncGenerator<WaitingRow[]> {
  return stream(store, writeWaiting(store, query))
}

/** The headers that files of a table had, the newest file's first, each once. */
export async function readHeaders(store: Reads, brokerId: number, table: TableName): Promise<string[][]> {
  const statement = sql<{ header: string[] }>`
    select header from uploads where broker_id = ${brokerId} and table_name = ${table} and state = 'succeeded'
      and header is not null group by header order by max(id) desc limit 100`
  const rows = await run(store, statement.compile(store.reads))
  return rows.map(({ header }) => header)
}

function cut<Row>(rows: Row[], limit: number, position: (row: Row) => Position): Page<Row> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  if (last !== undefined) rows.length = limit
  return { rows, next: last && position(last) }
}

const assessments: Readonly<Record<TableName, readonly [string, string]>> = {
  clients: ['client_assessments', 'client_id'],
  carriers: ['carrier_assessments', 'carrier_id'],
  policies: ['policy_assessments', 'policy_id'],
}

function writeRows(
  store: Reads,
  { brokerId, asOf, table, wanted }: RowsQuery,
  page?: { limit: number; after?: Position },
): CompiledQuery<FixRow> {
  const [assessed, id] = assessments[table]
  const named = table === 'policies' ? sql`t.carrier_policy_number` : sql`t.name`
  const after = page?.after
  const beyond =
    after === undefined
      ? sql``
      : sql`where (premium < ${after.key}::numeric or premium = ${after.key}::numeric and record_id > ${after.id})`
  const limit = page === undefined ? sql`` : sql` limit ${page.limit + 1}`
  return sql<FixRow>`with ${withFixes(brokerId, asOf, codesOfWanted(wanted))},
    wanted as (${wantedRecords(brokerId, asOf, table, wanted)}),
    meant as (
      select m.record_id, ${isScope(wanted) ? sql`1` : sql`count(l.policy_id)`} as policies,
        ${isScope(wanted) ? sql`max(m.premium)` : sql`coalesce(sum(l.premium), 0)`} as premium
      from wanted m left join links l on l.table_name = ${table} and l.record_id = m.record_id
      group by m.record_id
    ),
    page as (select * from meant ${beyond} order by premium desc, record_id${limit})
    select p.record_id, ${named} as name, ${sentColumns(table)} as sent, t.unreadable, t.upload_id, t.line,
      coalesce(a.findings, '{}') as findings,
      coalesce((select jsonb_agg(jsonb_build_object('field', r.field, 'code', r.code, 'cause', r.cause, 'sent', r.sent,
          'value', r.value, 'evidence', r.evidence) order by r.field)
        from repairs r where r.broker_id = ${brokerId} and r.table_name = ${table} and r.record_id = p.record_id
          and r.state = 'proposed'), '[]') as proposals,
      p.policies, p.premium::text as premium
    from page p
    join ${sql.table(table)} t on t.broker_id = ${brokerId} and t.id = p.record_id
    left join ${sql.table(assessed)} a on a.broker_id = ${brokerId} and a.${sql.ref(id)} = p.record_id
    order by p.premium desc, p.record_id`.compile(store.reads)
}

/**
 * SQL for the records that are meant. Those of a fix are the ones of the work list; those of a code are all of the
 * book, whatever the day, unless the code says why a policy is out of scope on that day.
 */
function wantedRecords(brokerId: number, asOf: string, table: TableName, wanted: Wanted): RawBuilder<unknown> {
  if ('fix' in wanted) {
    return sql`select distinct record_id from mends where table_name = ${table} and fix = ${wanted.fix}`
  }
  const [assessed, id] = assessments[table]
  const of = sql`from ${sql.table(assessed)} p where p.broker_id = ${brokerId}`
  if (isScope(wanted)) {
    return sql`select p.policy_id as record_id, ${countedPremium('p')} as premium ${of}
      and ${outOfScope('p', asOf)} = ${wanted.code}`
  }
  return sql`select p.${sql.ref(id)} as record_id ${of} and ${wanted.code} = any(p.findings)`
}

/** The code that a fix begins with; the rows of a code are looked up by themselves. */
function codesOfWanted(wanted: Wanted): FindingCode[] {
  return 'fix' in wanted ? [wanted.fix.split('~', 1)[0] as FindingCode] : []
}

function isScope(wanted: Wanted): boolean {
  return 'code' in wanted && findingRules[wanted.code].severity === 'scope'
}

/** SQL for the record's columns as text, as they were sent as far as that is kept. */
function sentColumns(table: TableName): RawBuilder<unknown> {
  const pairs = tables[table].columns.map(({ name }) => sql`${sql.lit(name)}, ${sql.ref(`t.${name}`)}::text`)
  return sql`jsonb_build_object(${sql.join(pairs)}) || coalesce(t.unreadable, '{}')`
}

function writeWaiting(
  store: Reads,
  { brokerId, asOf, table, wanted }: RowsQuery,
  page?: { limit: number; after?: Position },
): CompiledQuery<WaitingRow> {
  const meant = 'fix' in wanted ? sql`r.fix = ${wanted.fix}` : sql`r.code = ${wanted.code}`
  const after = page?.after
  const beyond =
    after === undefined ? sql`` : sql` and (r.upload_id, -r.line) < (${after.key}::bigint, ${-after.id}::bigint)`
  const limit = page === undefined ? sql`` : sql` limit ${page.limit + 1}`
  const named: Readonly<Record<TableName, RawBuilder<unknown>>> = {
    clients: sql`d.client_id = r.record_id and 'policy.client.unknown' = any(d.findings)`,
    carriers: sql`d.carrier_id = r.record_id and 'policy.carrier.unknown' = any(d.findings)`,
    policies: sql`false`,
  }
  return sql<WaitingRow>`with ${withFixes(brokerId, asOf, codesOfWanted(wanted))}
    select r.upload_id, r.line, u.header, j.cells, j.findings,
      case when t.id is not null then ${sentColumns(table)} end as stored,
      (select count(*) from due d where ${named[table]}) as policies,
      (select coalesce(sum(d.premium), 0)::text from due d where ${named[table]}) as premium
    from rejected r
    join uploads u on u.broker_id = ${brokerId} and u.id = r.upload_id
    join rejections j on j.broker_id = ${brokerId} and j.upload_id = r.upload_id and j.line = r.line
    left join ${sql.table(table)} t on t.broker_id = ${brokerId} and t.id = r.record_id
    where r.table_name = ${table} and ${meant}${beyond}
    order by r.upload_id desc, r.line${limit}`.compile(store.reads)
}
