import type pg from 'pg'
import { inTransaction } from '../store/inTransaction.ts'
import type { UploadKey } from '../store/uploads.ts'
import type { Queue } from './queue.ts'

export async function uploadSize(pool: pg.Pool, key: UploadKey): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>('select bytes from uploads where broker_id = $1 and id = $2', [
    key.brokerId,
    key.id,
  ])
  return rows[0]!.bytes
}

/**
 * Gives a new job to every received upload that has not ended and has none. It cannot happen as long as jobs are only
 * ever ended by us; somebody who tidies up the queue by hand must not lose a broker's file. @returns how many
 */
export async function findLost(pool: pg.Pool, queue: Queue): Promise<number> {
  return inTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lock])
    const pending = await queue.pending(pool)
    const { rows } = await tx.query<{ broker_id: number; id: number }>(
      `select broker_id, id from uploads where source = 'api' and state in ('queued', 'running') order by id`,
    )
    const lost = rows.filter(({ id }) => !pending.has(id))
    for (const { broker_id: brokerId, id } of lost) await queue.send(tx, { brokerId, id })
    return lost.length
  })
}

const lock = 726_352_003

/**
 * A load by command holds a lock of its own for as long as its process lives. Those that still say running and hold
 * none are marked as interrupted. @returns how many
 */
export async function findInterrupted(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `update uploads
     set state = 'failed', phase = null, finished_at = clock_timestamp(),
       failure_code = 'work.interrupted', failure_params = '{}'
     where source = 'command' and state = 'running' and not exists (
       select from pg_locks
       where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
         and classid = $1 and objid = (id % 2147483647)::oid and objsubid = 2)`,
    [commandLoads],
  )
  return rowCount ?? 0
}

/** The lock's first number; the second is the upload's id, cut to fit. */
const commandLoads = 726_352_004

/** Takes the lock that says: the process which loads this upload is alive. It goes with the connection. */
export async function sayAlive(client: pg.PoolClient, id: number): Promise<void> {
  await client.query('select pg_advisory_lock($1, ($2::bigint % 2147483647)::int)', [commandLoads, id])
}
