import type pg from 'pg'
import type { FailureCode, FailureParams } from '../book/failures.ts'
import type { Hold } from '../book/holds.ts'
import type { TableName } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'
import { touchBook } from './books.ts'
import type { UploadRow } from './schema.ts'

/**
 * The life of an upload, one function a step. Every step but the first is fenced: it changes the row only when it is
 * in the state (and at the attempt) that the caller believes, and says whether it did.
 *
 *     queued → running → succeeded | failed | cancelled | held
 *     failed, cancelled → queued (a retry)    held → queued (somebody said go) | cancelled (somebody said drop)
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
  /** As declared; without it the broker's settings tell. */
  readonly kind?: UploadKind
  /** When the content was exported, as declared. */
  readonly exportedAt?: Date
  /** Somebody has said go: nothing holds it any more. */
  readonly released: boolean
}

/** A delta has some of the records, a snapshot all of them. */
export type UploadKind = 'delta' | 'snapshot'

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
  readonly kind?: UploadKind | undefined
  readonly exportedAt?: Date | undefined
  /** Load it whatever the guards say. */
  readonly released?: boolean
}

export async function insertUpload(client: Client, upload: NewUpload): Promise<void> {
  const running = upload.state === 'running'
  await client.query(
    `insert into uploads
       (broker_id, id, source, state, file_name, encrypted, bytes, sha256, wanted_table, attempts, kind, exported_at,
         released, started_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       case $4 when 'running' then statement_timestamp() end, statement_timestamp())`,
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
      upload.kind ?? null,
      upload.exportedAt ?? null,
      upload.released ?? false,
    ],
  )
  await announce(client, upload)
}

/** Takes a queued upload, or one whose worker died, for a new attempt. Undefined: there is nothing to do. */
export async function claimUpload(client: Client, key: UploadKey): Promise<ClaimedUpload | undefined> {
  const { rows } = await client.query<ClaimedRow>(
    `update uploads
     set state = 'running', phase = 'waiting', attempts = attempts + 1, bytes_done = 0, rows_read = 0,
       started_at = clock_timestamp(), finished_at = null
     where broker_id = $1 and id = $2 and state in ('queued', 'running')
     returning attempts, attempts_allowed, wanted_table, kind, exported_at, released`,
    [key.brokerId, key.id],
  )
  const row = rows[0]
  if (row === undefined) return undefined
  await announce(client, key)
  return {
    ...key,
    attempt: row.attempts,
    attemptsAllowed: row.attempts_allowed,
    released: row.released,
    ...(row.wanted_table === null ? {} : { wantedTable: row.wanted_table }),
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.exported_at === null ? {} : { exportedAt: row.exported_at }),
  }
}

type ClaimedRow = Pick<
  UploadRow,
  'attempts' | 'attempts_allowed' | 'wanted_table' | 'kind' | 'exported_at' | 'released'
>

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

/** What is known of a file once it has been read to its end. */
interface ReadFile {
  readonly table: TableName
  readonly header: readonly string[]
  readonly kind: UploadKind
  readonly exportedAt: Date | undefined
  readonly warnings: readonly Warning[]
  readonly keyFingerprint?: string | undefined
  readonly sha256: Buffer
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>
}

export interface UploadResult extends ReadFile {
  readonly counts: UploadCounts
}

export interface HeldResult extends ReadFile {
  /** Rows of the file; none of them was stored. */
  readonly read: number
  readonly hold: Hold
}

/** The last statement of a load's transaction. @returns false when the fence says no: roll back */
export async function finishUpload(client: Client, upload: ClaimedUpload, result: UploadResult): Promise<boolean> {
  const { counts } = result
  const { rowCount } = await client.query(
    `update uploads
     set state = 'succeeded', phase = null, bytes_done = bytes, finished_at = clock_timestamp(),
       failure_code = null, failure_params = null, hold = case when released then hold end,
       ${readFileColumns}, rows_read = $12, rows_added = $13, rows_updated = $14, rows_unchanged = $15,
       rows_rejected = $16, rows_repeated = $17
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    [
      ...fence(upload),
      ...readFileValues(result),
      counts.read,
      counts.added,
      counts.updated,
      counts.unchanged,
      counts.rejected,
      counts.repeated,
    ],
  )
  if (rowCount === 1) await announce(client, upload)
  if (rowCount === 1 && counts.added + counts.updated > 0) await touchBook(client, upload.brokerId)
  return rowCount === 1
}

/**
 * The last statement of a load's transaction that has merged nothing and waits for someone's word. The file is kept
 * until that is said. @returns false when the fence says no: roll back
 */
export async function holdUpload(client: Client, upload: ClaimedUpload, result: HeldResult): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads
     set state = 'held', phase = null, bytes_done = bytes, finished_at = clock_timestamp(),
       ${readFileColumns}, rows_read = $12, hold = $13
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    [...fence(upload), ...readFileValues(result), result.read, JSON.stringify(result.hold)],
  )
  if (rowCount === 1) await announce(client, upload)
  return rowCount === 1
}

const readFileColumns = `table_name = $4, header = $5, kind = $6, exported_at = $7, warnings = $8, key_fingerprint = $9,
       sha256 = $10, timings = $11`

function readFileValues(file: ReadFile): unknown[] {
  return [
    file.table,
    file.header,
    file.kind,
    file.exportedAt ?? null,
    JSON.stringify(file.warnings),
    file.keyFingerprint ?? null,
    file.sha256,
    JSON.stringify(file.timings),
  ]
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

/**
 * Makes a running upload wait for its next attempt; nothing of this one is kept.
 * @returns false when another attempt has taken over or the upload was cancelled
 */
export async function putBackUpload(client: Client, upload: ClaimedUpload): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads set state = 'queued', phase = null, bytes_done = 0, rows_read = 0, started_at = null
     where broker_id = $1 and id = $2 and attempts = $3 and state = 'running'`,
    fence(upload),
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

/**
 * Makes a held upload queued again, not to be held any more. @returns false when it is not held, or its file is not
 * kept because it was loaded by command
 */
export async function releaseUpload(client: Client, key: UploadKey): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads
     set state = 'queued', released = true, attempts_allowed = attempts + ${attemptsAllowed}, bytes_done = 0,
       rows_read = 0, started_at = null, finished_at = null
     where broker_id = $1 and id = $2 and state = 'held' and source = 'api'`,
    [key.brokerId, key.id],
  )
  if (rowCount === 1) await announce(client, key)
  return rowCount === 1
}

/** Ends a held upload: nothing of it gets into the book. @returns false when it is not held */
export async function discardUpload(client: Client, key: UploadKey): Promise<boolean> {
  const { rowCount } = await client.query(
    `update uploads set state = 'cancelled', finished_at = clock_timestamp()
     where broker_id = $1 and id = $2 and state = 'held'`,
    [key.brokerId, key.id],
  )
  if (rowCount === 1) await announce(client, key)
  return rowCount === 1
}

/**
 * A held file that was loaded by command is not kept: loading the same file again is the answer, and those that held
 * it before are done with.
 */
export async function answerHeld(client: Client, { brokerId }: UploadKey, sha256: Buffer): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `update uploads set state = 'cancelled', finished_at = clock_timestamp()
     where broker_id = $1 and sha256 = $2 and state = 'held' and source = 'command' returning id`,
    [brokerId, sha256],
  )
  for (const { id } of rows) await announce(client, { brokerId, id })
}

/** Tells whoever watches the upload; inside a transaction the word goes out with the commit. */
async function announce(client: Client, key: UploadKey): Promise<void> {
  const payload = JSON.stringify({ broker_id: key.brokerId, id: key.id })
  await client.query(`select pg_notify('openbook_uploads', $1)`, [payload])
}

function fence(upload: ClaimedUpload): [number, number, number] {
  return [upload.brokerId, upload.id, upload.attempt]
}
