import { sql } from 'kysely'
import type { FindingCode } from '../../book/findings.ts'
import { columnsOf } from '../../book/headers.ts'
import { tableNames, type TableName } from '../../book/tables.ts'
import { newestFile, timelyDays } from './newestFile.ts'
import { run, type Reads } from './run.ts'

/** A full export with less than this share of the valid rows of the one before it has lost some. */
const leastShare = 0.5

export interface BookFinding {
  readonly code: FindingCode
  readonly table_name: TableName
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * What is wrong with the book as a whole: with the newest files of its tables, as far as anybody can tell. It is found
 * anew whenever it is asked for: a file that changes nothing in the book mends it all the same, and so may a new day.
 */
export async function readBookFindings(store: Reads, brokerId: number, asOf: string): Promise<BookFinding[]> {
  const found: BookFinding[] = []
  for (const table of tableNames) {
    const snapshots = await readSnapshots(store, brokerId, table)
    found.push(
      ...findMismatch(table, snapshots),
      ...(await findStale(store, brokerId, table, asOf)),
      ...findDropped(table, snapshots),
    )
  }
  return found
}

async function findStale(store: Reads, brokerId: number, table: TableName, asOf: string): Promise<BookFinding[]> {
  const statement = sql<{ since: string; days: number }>`
    select made_on as since, ${asOf}::date - made_on as days
    from (select (${newestFile(brokerId, table)} at time zone 'UTC')::date as made_on) newest
    where ${asOf}::date - made_on > ${timelyDays}::integer`
  const rows = await run(store, statement.compile(store.reads))
  return rows.map((params) => ({ code: 'book.snapshot.stale', table_name: table, params: { ...params } }))
}

interface Snapshot {
  readonly id: number
  /** Those that could be stored: the guard counts the same. */
  readonly rows: number
  readonly header: string[] | null
  readonly released: boolean
}

/**
 * The newest two full exports, in the order in which they went in, which is that of the guard. Deltas are not compared
 * with anything: they may have as few rows and columns as they like.
 */
async function readSnapshots(store: Reads, brokerId: number, table: TableName): Promise<Snapshot[]> {
  const statement = sql<Snapshot>`
    select id, rows_added + rows_updated + rows_unchanged as rows, header, released from uploads
    where broker_id = ${brokerId} and table_name = ${table} and state = 'succeeded' and kind = 'snapshot'
    order by finished_at desc, id desc limit 2`
  return run(store, statement.compile(store.reads))
}

/** Of a file that somebody has released, somebody has said already that it is whole. */
function findDropped(table: TableName, [newest, before]: readonly Snapshot[]): BookFinding[] {
  if (newest === undefined || before === undefined || newest.released) return []
  if (newest.rows >= before.rows * leastShare) return []
  const params = { rows: newest.rows, last_rows: before.rows, upload: newest.id, last_upload: before.id }
  return [{ code: 'book.volume.dropped', table_name: table, params }]
}

function findMismatch(table: TableName, [newest, before]: readonly Snapshot[]): BookFinding[] {
  if (newest?.header == null || before?.header == null) return []
  const has = new Set(columnsOf(table, newest.header))
  const lost = columnsOf(table, before.header).filter((column) => column !== undefined && !has.has(column))
  if (lost.length === 0) return []
  const columns = lost.map((column) => column!.header).join(', ')
  const params = { columns, upload: newest.id, last_upload: before.id }
  return [{ code: 'book.header.mismatch', table_name: table, params }]
}
