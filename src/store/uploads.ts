import type pg from 'pg'
import type { FailureCode, FailureParams } from '../book/failures.ts'
import type { TableName } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'

/**
 * The life of an upload, one function a step. Every step but the first is fenced: it changes the row only when it is
 * in the state (and at the attempt) that the caller believes, and says whether it did.
 *
 *     queued → running → succeeded | failed | cancelled        failed, cancelled → queued (a retry)
 */

export interface UploadKey {
  readonly brokerId: number
  readonly id: number
}

/** An upload that one process works on. The attempt is its fence: a later one has taken over when it differs. */
export interface ClaimedUpload extends UploadKey {
  readonly attempt: number
  /** Past this one, the upload is given up. */
  readonly attemptsAllowed: number
  readonly wantedTable?: TableName
}

/** How often a worker may die or fail over one upload before it is given up. */
export const attemptsAllowed = 5

export interface UploadCounts {
  readonly read: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly repeated: number
}

export type Phase = 'waiting' | 'reading' | 'settling' | 'merging' | 'reporting'

type Client = pg.Pool | pg.PoolClient

export async function nextUploadId(client: Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(`select nextval('upload_ids') as id`)
  return rows[0]!.id
}

export interface NewUpload extends UploadKey {
  readonly source: 'api' | 'command'
  readonly state: 'queued' | 'running'
  readonly fileName?: string | undefined
  readonly encrypted: boolean
  readonly bytes: number
  readonly sha256?: Buffer
  readonly wantedTable?: TableName | undefined
}

export async function insertUpload(client: Client, upload: NewUpload): Promise<void> {
  const running = upload.state === 'running'
  await client.query(
    `insert into uploads
       (broker_id, id, source, state, file_name, encrypted, bytes, sha256, wanted_table, attempts, started_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case $4 when 'running' then statement_timestamp() end, statement_timestamp())`,
    [
      upload.brokerId,
      upload.id,
      upload.source,
      upload.state,
      upload.fileName ?? null,
      upload.encrypted,
      upload.bytes,
      upload.sha256 ?? null,
      upload.wantedTable ?? null,
      running ? 1 : 0,
    ],
  )
  await announce(client, upload)
}

/** Takes a queued upload, or one whose worker died, for a new attempt. Undefined: there is nothing to do. */
export async function claimUpload(client: Client, key: UploadKey): Promise<ClaimedUpload | undefined> {
  const { rows } = await client.query<{ attempts: number; attempts_allowed: number; wanted_table: TableName | null }>(
    `update uploads
     set state = 'running', phase = 'waiting', attempts = attempts + 1, bytes_done = 0, rows_read = 0,
       started_at = clock_timestamp(), finished_at = null
     where broker_id = $1 and id = $2 and state in ('queued', 'running')
     returning attempts, attempts_allowed, wanted_table`,
    [key.brokerId, key.id],
  )
  const row = rows[0]
  if (row === undefined) return undefined
  await announce(client, key)
  const attempt = { attempt: row.attempts, attemptsAllowed: row.attempts_allowed }
  return { ...key, ...attempt, ...(row.wanted_table === null ? {} : { wantedTable: row.wanted_table }) }
}

export interface UploadProgress {
  readonly phase: Phase
  readonly bytesDone: number
  readonly rowsRead: number
}

/** @returns false when the upload was cancelled or another attempt has taken over: stop working on it */
export async function recordProgress(
  client: Client,
  upload: ClaimedUpload,
  { phase, bytesDone, rowsRead }: UploadProgress,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads set phase = $4, bytes_done = $5, rows_read = $6
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    [...fence(upload), phase, bytesDone, rowsRead],
  )
  if (rowCount === 1) await announce(client, upload)
  return rowCount === 1
}

export interface UploadResult {
  readonly table: TableName
  readonly header: readonly string[]
  readonly counts: UploadCounts
  readonly warnings: readonly Warning[]
  readonly keyFingerprint?: string | undefined
  readonly sha256: Buffer
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>
}

/** The last statement of a load's transaction. @returns false when the fence says no: roll back */
export async function finishUpload(client: Client, upload: ClaimedUpload, result: UploadResult): Promise<boolean> {
  const { counts } = result
  const { rowCount } = await client.query(
    `update uploads
     set state = 'succeeded', phase = null, bytes_done = bytes, finished_at = clock_timestamp(),
       failure_code = null, failure_params = null,
       table_name = $4, header = $5, rows_read = $6, rows_added = $7, rows_updated = $8, rows_unchanged = $9,
       rows_rejected = $10, rows_repeated = $11, warnings = $12, key_fingerprint = $13, sha256 = $14, timings = $15
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    [
      ...fence(upload),
      result.table,
      result.header,
      counts.read,
      counts.added,
      counts.updated,
      counts.unchanged,
      counts.rejected,
      counts.repeated,
      JSON.stringify(result.warnings),
      result.keyFingerprint ?? null,
      result.sha256,
      JSON.stringify(result.timings),
    ],
  )
  if (rowCount === 1) await announce(client, upload)
  return rowCount === 1
}

/** @returns false when another attempt has taken over or the upload was cancelled */
export async function failUpload(
  client: Client,
  upload: ClaimedUpload,
  failure: { code: FailureCode; params: FailureParams },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads
     set state = 'failed', finished_at = clock_timestamp(), failure_code = $4, failure_params = $5
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    [...fence(upload), failure.code, JSON.stringify(failure.params)],
  )
  if (rowCount === 1) await announce(client, upload)
  return rowCount === 1
}

/** @returns false when it had ended already */
export async function cancelUpload(client: Client, key: UploadKey): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads set state = 'cancelled', phase = null, finished_at = clock_timestamp()
     where broker_id = $1 and id = $2 and state in ('queued', 'running')`,
    [key.brokerId, key.id],
  )
  if (rowCount === 1) await announce(client, key)
  return rowCount === 1
}

/**
 * Makes a failed or cancelled upload queued again. Attempts go on counting (they are the fence), with as many more
 * allowed as at first. @returns false when it is neither
 */
export async function requeueUpload(client: Client, key: UploadKey): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads
     set state = 'queued', phase = null, attempts_allowed = attempts + ${attemptsAllowed}, bytes_done = 0, rows_read = 0, failure_code = null,
       failure_params = null, started_at = null, finished_at = null
     where broker_id = $1 and id = $2 and state in ('failed', 'cancelled') and source = 'api'`,
    [key.brokerId, key.id],
  )
  if (rowCount === 1) await announce(client, key)
  return rowCount === 1
}

/** Tells whoever watches the upload; inside a transaction the word goes out with the commit. */
async function announce(client: Client, key: UploadKey): Promise<void> {
  const payload = JSON.stringify({ broker_id: key.brokerId, id: key.id })
  await client.query(`select pg_notify('openbook_uploads', $1)`, [payload])
}

function fence(upload: ClaimedUpload): [number, number, number] {
  return [upload.brokerId, upload.id, upload.attempt]
}
