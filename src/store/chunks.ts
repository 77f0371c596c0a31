import type pg from 'pg'
import { Failure } from '../book/failures.ts'
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
 * The file as it was received, a chunk at a time, the next one fetched while the last is worked on.
 * @throws Failure `work.ciphertext-gone` when the retention time has passed
 */
export async function* readChunks(pool: pg.Pool, key: UploadKey, bytes: number): AsyncGenerator<Buffer> {
  const fetch = async (position: number): Promise<Buffer | undefined> => {
    const { rows } = await pool.query<{ bytes: Buffer }>({
      name: 'read-chunk',
      text: 'select bytes from upload_chunks where broker_id = $1 and upload_id = $2 and position = $3',
      values: [key.brokerId, key.id, position],
    })
    return rows[0]?.bytes
  }
  let done = 0
  let next = fetch(0)
  // Whoever stops reading early leaves a fetch behind that nobody waits for.
  next.catch(() => {})
  for (let position = 0; done < bytes; position++) {
    const chunk = await next
    if (chunk === undefined) throw new Failure('work.ciphertext-gone')
    done += chunk.length
    if (done < bytes) {
      next = fetch(position + 1)
      next.catch(() => {})
    }
    yield chunk
  }
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
