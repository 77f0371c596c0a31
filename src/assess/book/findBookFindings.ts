import type pg from 'pg'
import type { FindingCode } from '../../book/findings.ts'
import { columnsOf } from '../../book/headers.ts'
import { tables, type TableName } from '../../book/tables.ts'

/** An export is stale when the newest file of its table was made longer ago than this. */
const staleDays = 45

/** A full export with less than this share of the rows of the one before it has lost some. */
const leastShare = 0.5

interface BookFinding {
  readonly code: FindingCode
  readonly table: TableName
  readonly params: Readonly<Record<string, string | number>>
}

/** Finds what is wrong with the book as a whole: with the newest files of its tables, as far as anybody can tell. */
export async function findBookFindings(tx: pg.PoolClient, brokerId: number, asOf: string): Promise<void> {
  const found: BookFinding[] = []
  for (const table of Object.keys(tables) as TableName[]) {
    found.push(...(await findStale(tx, brokerId, table, asOf)))
    found.push(...(await findDropped(tx, brokerId, table)))
    found.push(...(await findMismatch(tx, brokerId, table)))
  }
  await mergeFindings(tx, brokerId, found)
}

async function findStale(tx: pg.PoolClient, brokerId: number, table: TableName, asOf: string): Promise<BookFinding[]> {
  const { rows } = await tx.query<{ made_on: string; days: number }>(
    `select made_on, $3::date - made_on as days from (
       select (max(coalesce(exported_at, finished_at)) at time zone 'UTC')::date as made_on from uploads
       where broker_id = $1 and table_name = $2 and state = 'succeeded') newest
     where $3::date - made_on > $4::integer`,
    [brokerId, table, asOf, staleDays],
  )
  return rows.map(({ made_on: since, days }) => ({ code: 'book.snapshot.stale', table, params: { since, days } }))
}

async function findDropped(tx: pg.PoolClient, brokerId: number, table: TableName): Promise<BookFinding[]> {
  const { rows } = await tx.query<{ id: number; rows_read: number }>(
    `select id, rows_read from uploads
     where broker_id = $1 and table_name = $2 and state = 'succeeded' and kind = 'snapshot' order by id desc limit 2`,
    [brokerId, table],
  )
  const [newest, before] = rows
  if (newest === undefined || before === undefined || newest.rows_read >= before.rows_read * leastShare) return []
  const params = { rows: newest.rows_read, last_rows: before.rows_read, upload: newest.id, last_upload: before.id }
  return [{ code: 'book.volume.dropped', table, params }]
}

async function findMismatch(tx: pg.PoolClient, brokerId: number, table: TableName): Promise<BookFinding[]> {
  const { rows } = await tx.query<{ id: number; header: string[] | null }>(
    `select id, header from uploads
     where broker_id = $1 and table_name = $2 and state = 'succeeded' order by id desc limit 2`,
    [brokerId, table],
  )
  const [newest, before] = rows
  if (newest?.header == null || before?.header == null) return []
  const has = new Set(columnsOf(table, newest.header))
  const lost = columnsOf(table, before.header).filter((column) => column !== undefined && !has.has(column))
  if (lost.length === 0) return []
  const columns = lost.map((column) => column!.header).join(', ')
  return [{ code: 'book.header.mismatch', table, params: { columns, upload: newest.id, last_upload: before.id } }]
}

/** Only what differs is written. */
async function mergeFindings(tx: pg.PoolClient, brokerId: number, found: readonly BookFinding[]): Promise<void> {
  const given = JSON.stringify(found)
  await tx.query(
    `delete from book_findings b where b.broker_id = $1 and not exists (
       select from jsonb_to_recordset($2::jsonb) as f (code text, "table" text)
       where f.code = b.code and f."table" = b.table_name)`,
    [brokerId, given],
  )
  await tx.query(
    `insert into book_findings as b (broker_id, code, table_name, params)
     select $1, f.code, f."table", f.params from jsonb_to_recordset($2::jsonb) as f (code text, "table" text, params jsonb)
     on conflict (broker_id, code, table_name) do update set params = excluded.params
     where b.params is distinct from excluded.params`,
    [brokerId, given],
  )
}
