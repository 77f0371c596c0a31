import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { putBackUpload, type ClaimedUpload } from '../store/uploads.ts'

/**
 * How long to rest after each attempt but the last that failed for a reason of ours, in milliseconds: a database
 * that is restarted or a disk that is tidied up is there again within minutes, and five attempts are soon spent.
 */
export const usualRests: readonly number[] = [2_000, 15_000, 60_000, 120_000]

/**
 * Puts the upload back among those that wait, and rests before its next attempt. It keeps the worker's place: whatever
 * hinders one load for such a reason hinders the next one, too. An upload whose worker has died does not come here: it
 * is tried again at once.
 * @returns early when the signal aborts, or at once when the upload is not the attempt's any more
 */
export async function restBeforeRetry(
  pool: pg.Pool,
  upload: ClaimedUpload,
  { rests, signal }: { rests: readonly number[]; signal: AbortSignal },
): Promise<void> {
  // A database that is away is waited for by the queue.
  const isOurs = await putBackUpload(pool, upload).catch(() => false)
  // Attempts go on counting when somebody has it retried; what is left of them says where this one stands.
  const left = Math.max(1, upload.attemptsAllowed - upload.attempt)
  const time = rests.at(-left) ?? 0
  if (isOurs) await delay(time, undefined, { signal }).catch(() => {})
}
