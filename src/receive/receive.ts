import { createHash } from 'node:crypto'
import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import type { TableName } from '../book/tables.ts'
import { chunkBytes, insertChunk } from '../store/chunks.ts'
import { inTransaction } from '../store/inTransaction.ts'
import { withoutTimeLimits } from '../store/withoutTimeLimits.ts'
import { insertUpload, nextUploadId, type UploadKey, type UploadKind } from '../store/uploads.ts'
import { inChunks } from './inChunks.ts'
import { sniffOpenPgp } from './sniff.ts'

export interface Received extends UploadKey {
  /** The same file had been received before: this is that upload, and nothing new was made. */
  readonly replayed: boolean
}

export interface ReceiveRequest {
  readonly brokerId: number
  readonly fileName?: string | undefined
  readonly table?: TableName | undefined
  /** Without it the broker's settings tell. */
  readonly kind?: UploadKind | undefined
  /** When the content was exported. */
  readonly exportedAt?: Date | undefined
  /** Take the file even when the same one was received before. */
  readonly force: boolean
}

export interface ReceiveParts {
  readonly pool: pg.Pool
  readonly maxUploadBytes: number
  /** Enqueues the upload's job inside the transaction. */
  readonly enqueue: (tx: pg.PoolClient, key: UploadKey) => Promise<void>
}

/**
 * Takes an encrypted file: when this resolves, its bytes, its upload and its job are committed together. The file is
 * streamed into the database in pieces and is never whole in memory or on disk.
 * @throws Failure `receive.*`; nothing was stored then
 */
export async function receive(
  parts: ReceiveParts,
  body: AsyncIterable<Uint8Array>,
  request: ReceiveRequest,
): Promise<Received> {
  const chunks = inChunks(body, chunkBytes, parts.maxUploadBytes)
  // The first piece is awaited before the transaction begins: most files are smaller than that, so that a slow
  // sender of a small file holds no connection, and a file that is refused touches nothing.
  const first = await chunks.next()
  if (first.done === true) throw new Failure('receive.empty')
  refuseOtherFiles(first.value)
  return inTransaction(parts.pool, async (tx) => {
    await withoutTimeLimits(tx)
    const key = { brokerId: request.brokerId, id: await nextUploadId(tx) }
    const { bytes, sha256 } = await storeChunks(tx, key, first.value, chunks)
    const earlier = await findSame(tx, request, sha256)
    if (earlier !== undefined) {
      await tx.query('delete from upload_chunks where broker_id = $1 and upload_id = $2', [key.brokerId, key.id])
      return { brokerId: key.brokerId, id: earlier, replayed: true }
    }
    const { fileName, table: wantedTable, kind, exportedAt } = request
    await insertUpload(tx, {
      ...key,
      source: 'api',
      state: 'queued',
      fileName,
      encrypted: true,
      bytes,
      sha256,
      wantedTable,
      kind,
      exportedAt,
    })
    await parts.enqueue(tx, key)
    return { ...key, replayed: false }
  })
}

function refuseOtherFiles(head: Buffer): void {
  const sniffed = sniffOpenPgp(head.subarray(0, 4096))
  // Not even stored: it may be somebody's private key.
  if (sniffed === 'key') throw new Failure('receive.key-instead')
  if (typeof sniffed === 'object') throw new Failure('receive.not-openpgp', { seen: sniffed.notOpenPgp })
}

async function storeChunks(
  tx: pg.PoolClient,
  key: UploadKey,
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: Buffer }> {
  const hash = createHash('sha256')
  let position = 0
  let bytes = 0
  const store = async (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
    await insertChunk(tx, key, position++, chunk)
  }
  await store(first)
  for await (const chunk of rest) await store(chunk)
  return { bytes, sha256: hash.digest() }
}

/** Two senders of the same file take turns here, so that the second one finds what the first one made. */
async function findSame(tx: pg.PoolClient, request: ReceiveRequest, sha256: Buffer): Promise<number | undefined> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [request.brokerId, sha256.readInt32BE(0)])
  if (request.force) return undefined
  // Of one that failed, the file is taken anew when its bytes have been dropped since, and when something else is said
  // of it now: to say which table it is may be just what was missing.
  const { rows } = await tx.query<{ id: number }>(
    `select id from uploads u
     where broker_id = $1 and sha256 = $2 and source = 'api'
       and (state not in ('failed', 'cancelled') or (
         coalesce($3, wanted_table) is not distinct from wanted_table
         and coalesce($4, kind) is not distinct from kind
         and coalesce($5, exported_at) is not distinct from exported_at
         and exists (select from upload_chunks c where c.broker_id = u.broker_id and c.upload_id = u.id)))
     order by id desc limit 1`,
    [request.brokerId, sha256, request.table ?? null, request.kind ?? null, request.exportedAt ?? null],
  )
  return rows[0]?.id
}
