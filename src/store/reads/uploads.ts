import { sql, type RawBuilder } from 'kysely'
import type { TableName } from '../../book/tables.ts'
import type { UploadRow, UploadState } from '../schema.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'

/** An upload with its broker's slug. */
export type Upload = UploadRow & { broker: string }

const columns = sql.raw(`
  u.broker_id, u.id, b.slug as broker, u.source, u.file_name, u.encrypted, u.bytes, u.sha256, u.wanted_table,
  u.table_name, u.header, u.state, u.phase, u.attempts, u.bytes_done, u.rows_read, u.rows_added, u.rows_updated,
  u.rows_unchanged, u.rows_rejected, u.rows_repeated, u.failure_code, u.failure_params, u.warnings,
  u.key_fingerprint, u.kind, u.exported_at, u.hold, u.released, u.timings, u.created_at, u.started_at, u.finished_at`)

const from = sql`select ${columns} from uploads u join brokers b on b.id = u.broker_id`

export interface UploadsQuery {
  readonly brokerId: number
  readonly state?: UploadState
  readonly table?: TableName
  /** Only those of which rows were rejected. */
  readonly rejected?: boolean
}

/** Newest first. */
export async function listUploads(
  store: Reads,
  query: UploadsQuery,
  page: { limit: number; before?: number },
): Promise<Page<Upload>> {
  const where: RawBuilder<unknown>[] = [sql`u.broker_id = ${query.brokerId}`]
  if (query.state !== undefined) where.push(sql`u.state = ${query.state}`)
  if (query.table !== undefined) where.push(sql`coalesce(u.table_name, u.wanted_table) = ${query.table}`)
  if (query.rejected === true) where.push(sql`u.rows_rejected > 0`)
  if (page.before !== undefined) where.push(sql`u.id < ${page.before}`)
  const statement = sql<Upload>`${from} where ${sql.join(where, sql` and `)} order by u.id desc limit ${page.limit + 1}`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: null, id: last.id } }
}

/** Those of the uploads that exist. An upload's id is its own across all brokers. */
export function readUploads(store: Reads, ids: readonly number[]): Promise<Upload[]> {
  const statement = sql<Upload>`${from} where u.id = any(${ids}::bigint[])`
  return run(store, statement.compile(store.reads), { prepared: true })
}

export async function readUpload(store: Reads, id: number): Promise<Upload | undefined> {
  return (await readUploads(store, [id]))[0]
}

/** How many files of the same broker's table came after this one and are in the book. */
export async function countLoadedSince(
  store: Reads,
  upload: Pick<Upload, 'broker_id' | 'id' | 'table_name'>,
): Promise<number> {
  const statement = sql<{ count: number }>`
    select count(*) as count from uploads
    where broker_id = ${upload.broker_id} and id > ${upload.id} and table_name = ${upload.table_name}
      and state = 'succeeded'`
  return (await run(store, statement.compile(store.reads)))[0]!.count
}

/** How many uploads are in each state, over all brokers. */
export function countUploads(store: Reads): Promise<{ state: UploadState; count: number }[]> {
  const statement = sql<{ state: UploadState; count: number }>`
    select state, count(*)::int as count from uploads group by state`
  return run(store, statement.compile(store.reads))
}
