import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import { copyOut } from './copyOut.ts'
import type { UploadKey } from './uploads.ts'

/** How much of a file one row holds. */
export const chunkBytes = 1024 * 1024

export async function insertChunk(tx: pg.PoolClient, key: UploadKey, position: number, bytes: Buffer): Promise<void> {
  await tx.query({
    name: 'insert-chunk',
    text: 'insert into upload_chunks (broker_id, upload_id, position, bytes) values ($1, $2, $3, $4)',
    values: [key.brokerId, key.id, position, bytes],
  })
}

/**
 * The file as it was received, as a stream.
 * @throws Failure `work.ciphertext-gone` when the retention time has passed
 */
export async function* readChunks(pool: pg.Pool, key: UploadKey, bytes: number): AsyncGenerator<Buffer> {
  // COPY takes no parameters.
  if (!Number.isSafeInteger(key.brokerId) || !Number.isSafeInteger(key.id)) throw new TypeError('a key is two numbers')
  const which = `broker_id = ${key.brokerId} and upload_id = ${key.id}`
  let done = 0
  for await (const piece of copyOut(pool, `select bytes from upload_chunks where ${which} order by position`)) {
    done += piece.length
    yield piece
  }
  if (done < bytes) throw new Failure('work.ciphertext-gone')
}

/** Drops the files of uploads that ended more than `days` ago. @returns how many uploads lost theirs */
export async function dropOldChunks(pool: pg.Pool, days: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `with gone as (
       delete from upload_chunks c using uploads u
       where u.broker_id = c.broker_id and u.id = c.upload_id
         and u.state in ('succeeded', 'failed', 'cancelled') and u.finished_at < now() - make_interval(days => $1)
       returning c.upload_id)
     select count(distinct upload_id)::int as count from gone`,
    [days],
  )
  return rows[0]!.count
}
