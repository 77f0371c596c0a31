import type pg from 'pg'
import { noticeDeadClient } from './noticeDeadClient.ts'
import type { ClaimedUpload } from './uploads.ts'
import { withoutTimeLimits } from './withoutTimeLimits.ts'

const loadsOfBroker = 726_352_002
const pause = 200

/**
 * Waits until no other load of the same broker is under way, and holds the place until the transaction ends: a
 * command's load and the worker's take turns, and so do a worker and the one that took over from it.
 *
 * It also has the server notice within seconds when this process is gone, so that the place is free for the next
 * attempt; and it ends what an earlier attempt at the same upload may still be doing. That one has lost its claim and would be rolled back at its end anyway, but it may hang for ever.
 *
 * @param lockTime how long, in milliseconds, the load may then wait for a table that somebody else has locked: a
 * forgotten console must not keep it for ever (SQLSTATE 55P03)
 */
export async function takeTurn(
  tx: pg.PoolClient,
  upload: ClaimedUpload,
  { signal, lockTime }: { signal: AbortSignal; lockTime: number },
): Promise<void> {
  await noticeDeadClient(tx)
  await withoutTimeLimits(tx)
  await tx.query(`select set_config('lock_timeout', $1, true)`, [`${Math.round(lockTime)}ms`])
  await endEarlierAttempts(tx, upload)
  for (;;) {
    signal.throwIfAborted()
    const { rows } = await tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1, $2) as taken', [
      loadsOfBroker,
      upload.brokerId,
    ])
    if (rows[0]!.taken) return
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

/** SQL for the name of the session that loads the upload whose id the given SQL is. */
export function sessionName(id: string): string {
  return `'openbook upload ' || ${id}`
}

async function endEarlierAttempts(tx: pg.PoolClient, upload: ClaimedUpload): Promise<void> {
  await tx.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = ${sessionName('$1::bigint')} and pid <> pg_backend_pid()`,
    [upload.id],
  )
  await tx.query(`select set_config('application_name', ${sessionName('$1::bigint')}, true)`, [upload.id])
}
