import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '../book/failures.ts'
import type { TableName } from '../book/tables.ts'
import type { LoadParts, Source } from '../pipeline.ts'
import { sniffOpenPgp } from '../receive/sniff.ts'
import {
  answerHeld,
  attemptsAllowed,
  failUpload,
  insertUpload,
  nextUploadId,
  type ClaimedUpload,
  type UploadKind,
} from '../store/uploads.ts'
import { findInterrupted, sayAlive } from './findLost.ts'
import { runUpload, type Outcome } from './runUpload.ts'
import type { Watch } from './watch.ts'

export interface FileRequest {
  readonly path: string
  readonly brokerId: number
  readonly table?: TableName | undefined
  readonly kind?: UploadKind | undefined
  readonly exportedAt?: Date | undefined
  /** Load it even when the guards would hold it. */
  readonly go?: boolean | undefined
}

/**
 * Loads a file of this machine, plain or encrypted, here and now, as an upload of its own: the same stages as a
 * received file goes through, without the queue.
 * @throws Failure `file.*` before there is an upload; other errors when the database fails
 */
export async function loadFile(
  parts: LoadParts,
  request: FileRequest,
  options: { signal?: AbortSignal; onProgress?: (watch: Watch) => void } = {},
): Promise<{ uploadId: number; outcome: Outcome }> {
  const source = await openFile(request.path)
  const alive = await parts.pool.connect()
  // One that is lost is the load's own transaction's business, too; without a listener it would end the process.
  alive.on('error', () => {})
  try {
    const upload = await beginUpload(parts, alive, request, source)
    try {
      const outcome = await runUpload(parts, upload, source, options)
      if (outcome.state === 'succeeded') await answerHeld(parts.pool, upload, outcome.result.sha256)
      return { uploadId: upload.id, outcome }
    } catch (error) {
      await recordEnd(parts, upload, error).catch(() => {})
      throw error
    }
  } finally {
    // The lock that says "alive" goes with the connection.
    alive.release(true)
  }
}

async function beginUpload(
  parts: LoadParts,
  alive: Parameters<typeof sayAlive>[0],
  request: FileRequest,
  source: Source,
): Promise<ClaimedUpload> {
  const { brokerId, table: wantedTable, kind, exportedAt, go: released = false } = request
  // There may never be a server here to look after them.
  await findInterrupted(parts.pool)
  const id = await nextUploadId(alive)
  await sayAlive(alive, id)
  const { encrypted, bytes } = source
  const fileName = basename(request.path)
  await insertUpload(parts.pool, {
    brokerId,
    id,
    source: 'command',
    state: 'running',
    fileName,
    encrypted,
    bytes,
    wantedTable,
    kind,
    exportedAt,
    released,
  })
  return {
    brokerId,
    id,
    attempt: 1,
    attemptsAllowed,
    released,
    ...(wantedTable === undefined ? {} : { wantedTable }),
    ...(kind === undefined ? {} : { kind }),
    ...(exportedAt === undefined ? {} : { exportedAt }),
  }
}

async function recordEnd(parts: LoadParts, upload: ClaimedUpload, error: unknown): Promise<void> {
  const failure = error instanceof Failure ? error : new Failure('work.interrupted')
  await failUpload(parts.pool, upload, failure)
}

async function openFile(path: string): Promise<Source> {
  try {
    const info = await stat(path)
    if (!info.isFile())
      throw new Failure('file.not-regular', { file: path, kind: info.isDirectory() ? 'folder' : 'pipe or device' })
    if (info.size === 0) throw new Failure('receive.empty')
    const head = await readHead(path)
    const encrypted = typeof sniffOpenPgp(head) === 'string'
    return { encrypted, bytes: info.size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    const detail = { ENOENT: 'there is no such file', EACCES: 'you may not read it' }[code] ?? code
    throw new Failure('file.unreadable', { file: path, detail }, { cause })
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
