import { sql, type RawBuilder } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import { quality, toldByCell, type FieldQuality } from '../../book/quality.ts'
import { tableNames, type TableName } from '../../book/tables.ts'
import { readBookFindings, type BookFinding } from './bookFindings.ts'
import { readHeadline, type Headline } from './headline.ts'
import { newestFile, timelyDays } from './newestFile.ts'
import { run, type Reads } from './run.ts'

/** So many of so many. */
export interface Share {
  readonly count: number
  readonly of: number
}

export interface FieldScore {
  readonly field: string
  /** Records that have a value, as sent or filled in. */
  readonly completeness: Share & { readonly sent: number; readonly filled: number }
  /** Of those with a value, the ones that no open finding calls unusable. `corrected` were repaired. */
  readonly validity: Share & { readonly corrected: number }
  readonly consistency: Share
}

export interface TableScore {
  readonly table: TableName
  readonly rows: number
  /** Over all cells of the fields below. */
  readonly completeness: Share
  readonly validity: Share
  /** Records in which nothing contradicts anything. */
  readonly consistency: Share
  /** Records that are not there twice; null where no rule looks for them. */
  readonly uniqueness: Share | null
  /** Records that are as new as they should be; see docs/explanation/readiness.md. */
  readonly timeliness: Share
  /** When its newest file was made, as far as known. */
  readonly newestAt: Date | null
  readonly fields: readonly FieldScore[]
}

export interface Scorecard extends Headline {
  readonly tables: readonly TableScore[]
  readonly bookFindings: readonly BookFinding[]
  /** How many records have each code open: of those in the book, whatever the day. */
  readonly findings: readonly { readonly code: FindingCode; readonly rows: number; readonly proposed: number }[]
}

export async function readScorecard(store: Reads, brokerId: number, asOf: string): Promise<Scorecard> {
  const headline = await readHeadline(store, brokerId, asOf)
  const repaired = await readRepaired(store, brokerId)
  const tables: TableScore[] = []
  for (const table of tableNames) tables.push(await scoreTable(store, brokerId, asOf, table, repaired))
  const bookFindings = await readBookFindings(store, brokerId, asOf)
  return { ...headline, tables, bookFindings, findings: await countFindings(store, brokerId) }
}

interface Repaired {
  readonly table_name: TableName
  readonly field: string
  readonly filled: number
  readonly corrected: number
}

function readRepaired(store: Reads, brokerId: number): Promise<Repaired[]> {
  const statement = sql<Repaired>`
    select table_name, field, count(*) filter (where coalesce(sent, '') = '') as filled,
      count(*) filter (where sent <> '') as corrected
    from repairs where broker_id = ${brokerId} and state in ('applied', 'accepted') and value is not null
    group by 1, 2`
  return run(store, statement.compile(store.reads))
}

async function scoreTable(
  store: Reads,
  brokerId: number,
  asOf: string,
  table: TableName,
  repaired: readonly Repaired[],
): Promise<TableScore> {
  const sent = await countSent(store, brokerId, table)
  const open = await countOpen(store, brokerId, table)
  const timely = await countTimely(store, brokerId, asOf, table, sent.rows)
  const { fields, repeated } = quality[table]
  const scores = fields.map(({ field }) => {
    const repairs = repaired.find((one) => one.table_name === table && one.field === field)
    return fieldScore(field, sent, open, repairs)
  })
  return {
    table,
    rows: sent.rows,
    completeness: sum(scores.map(({ completeness }) => completeness)),
    validity: sum(scores.map(({ validity }) => validity)),
    consistency: { count: sent.rows - open.contradicting, of: sent.rows },
    uniqueness: repeated.length === 0 ? null : { count: sent.rows - open.repeated, of: sent.rows },
    timeliness: timely.timeliness,
    newestAt: timely.newestAt,
    fields: scores,
  }
}

type Counts<Name extends string> = Readonly<Record<Name, number>> & Readonly<Record<string, number>>

/** All records, and for each field (FIELD_sent) those with a value as sent. */
async function countSent(store: Reads, brokerId: number, table: TableName): Promise<Counts<'rows'>> {
  const counts = quality[table].fields.map(
    ({ field }) => sql`count(*) filter (where ${isSent(field)}) as ${sql.ref(`${field}_sent`)}`,
  )
  const statement = sql<Counts<'rows'>>`select count(*) as rows, ${sql.join(counts)}
    from ${sql.table(table)} t where t.broker_id = ${brokerId}`
  const [row] = await run(store, statement.compile(store.reads))
  return row!
}

/** Records that have what is open; by field, those whose value is unusable or contradicts something. */
async function countOpen(
  store: Reads,
  brokerId: number,
  table: TableName,
): Promise<Counts<'contradicting' | 'repeated'>> {
  const { fields, repeated } = quality[table]
  const contradicting = [...new Set(fields.flatMap(({ inconsistent }) => inconsistent))]
  const { assessments, id } = assessed[table]
  // Most records have nothing open: they are passed over before anything is asked of them.
  const statement = sql<Counts<'contradicting' | 'repeated'>>`
    select count(*) filter (where ${has(contradicting)}) as contradicting,
      count(*) filter (where ${has(repeated)}) as repeated, ${sql.join(fields.flatMap(openCounts))}
    from ${sql.table(assessments)} a
    join ${sql.table(table)} t on t.broker_id = ${brokerId} and t.id = a.${sql.ref(id)}
    where a.broker_id = ${brokerId} and a.findings <> '{}'`
  const [row] = await run(store, statement.compile(store.reads))
  return row!
}

/** Of policies, those that have not expired without a newer term; all or none, as the table's newest file is old. */
async function countTimely(
  store: Reads,
  brokerId: number,
  asOf: string,
  table: TableName,
  rows: number,
): Promise<{ timeliness: Share; newestAt: Date | null }> {
  const newest = newestFile(brokerId, table)
  const statement = sql<{ newest_at: Date | null; fresh: boolean | null; timely: number; of: number }>`
    select ${newest} as newest_at, ${newest} >= ${asOf}::date - ${timelyDays}::integer as fresh,
      count(*) filter (where p.x_date is null or p.x_date >= ${asOf}::date) as timely, count(*) as of
    from policy_assessments p where p.broker_id = ${table === 'policies' ? brokerId : null} and p.aside is null`
  const [row] = await run(store, statement.compile(store.reads))
  const { newest_at: newestAt, fresh, timely, of } = row!
  const share = table === 'policies' ? { count: timely, of } : { count: rows, of: rows }
  return { timeliness: { ...share, count: fresh === true ? share.count : 0 }, newestAt }
}

const assessed = {
  clients: { assessments: 'client_assessments', id: 'client_id' },
  carriers: { assessments: 'carrier_assessments', id: 'carrier_id' },
  policies: { assessments: 'policy_assessments', id: 'policy_id' },
} as const

function has(codes: readonly FindingCode[]): RawBuilder<boolean> {
  return codes.length === 0 ? sql<boolean>`false` : sql<boolean>`a.findings && ${codes}::text[]`
}

function isSent(field: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`t.${field}`)} is not null or ${isUnread(field)})`
}

function isUnread(field: string): RawBuilder<boolean> {
  return sql<boolean>`(t.unreadable is not null and t.unreadable ? ${sql.lit(field)})`
}

/** Two counts a field, of values that are there: unusable, contradicting. */
function openCounts({ field, invalid, inconsistent }: FieldQuality): RawBuilder<unknown>[] {
  const told = invalid.filter((code) => toldByCell.has(code))
  const others = invalid.filter((code) => !toldByCell.has(code))
  const unusable = sql`(${has(others)} or ${has(told)} and ${isUnread(field)})`
  return [
    sql`count(*) filter (where ${unusable} and ${isSent(field)}) as ${sql.ref(`${field}_invalid`)}`,
    sql`count(*) filter (where ${has(inconsistent)} and ${isSent(field)}) as ${sql.ref(`${field}_inconsistent`)}`,
  ]
}

function fieldScore(
  field: string,
  sent: Counts<'rows'>,
  open: Counts<never>,
  repaired: Repaired | undefined,
): FieldScore {
  const there = sent[`${field}_sent`]!
  const filled = repaired?.filled ?? 0
  const count = there + filled
  return {
    field,
    completeness: { count, of: sent.rows, sent: there, filled },
    validity: { count: count - open[`${field}_invalid`]!, of: count, corrected: repaired?.corrected ?? 0 },
    consistency: { count: count - open[`${field}_inconsistent`]!, of: count },
  }
}

function sum(shares: readonly Share[]): Share {
  return {
    count: shares.reduce((all, { count }) => all + count, 0),
    of: shares.reduce((all, share) => all + share.of, 0),
  }
}

function countFindings(store: Reads, brokerId: number): Promise<Scorecard['findings'][number][]> {
  const parts = Object.values(assessed).map(
    ({ assessments }) => sql`
    select code, code = any(a.proposed) as proposed from ${sql.table(assessments)} a cross join unnest(a.findings) as code
    where a.broker_id = ${brokerId} and a.findings <> '{}'`,
  )
  const statement = sql<Scorecard['findings'][number]>`
    select code, count(*) as rows, count(*) filter (where proposed) as proposed
    from (${sql.join(parts, sql` union all `)}) f group by code order by rows desc, code`
  return run(store, statement.compile(store.reads))
}
