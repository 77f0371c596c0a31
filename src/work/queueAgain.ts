import type pg from 'pg'
import { inTransaction } from '../store/inTransaction.ts'
import type { UploadKey } from '../store/uploads.ts'
import type { Queue } from './queue.ts'

/**
 * Makes an upload queued again and gives it a job: both are committed, or neither.
 * @param step what makes it queued, and says whether it did
 */
export async function queueAgain(
  { pool }: { readonly pool: pg.Pool },
  queue: Pick<Queue, 'send'>,
  key: UploadKey,
  step: (tx: pg.PoolClient, key: UploadKey) => Promise<boolean>,
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const again = await step(tx, key)
    if (again) await queue.send(tx, key)
    return again
  })
}
