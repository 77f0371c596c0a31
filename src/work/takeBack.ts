import type pg from 'pg'
import type { Logger } from 'pino'
import { sessionName } from '../store/takeTurn.ts'
import type { Queue } from './queue.ts'

/** How often it is looked for workers that are gone, in milliseconds. */
const interval = 1000
/** A claimed upload has its session long before this, also on a busy machine. */
const graceSeconds = 2

/**
 * A load's transaction names its session after the upload, and the server ends the session when its process dies. So a
 * job that a worker has taken, whose upload is running and has no session, has lost its worker, and is taken back: in
 * a few seconds, not after the heartbeat's ten. It must look so twice, because between the transaction's end and the
 * job's there is no session either. Should it be wrong all the same, the upload's fence keeps one attempt out.
 */
export function takeBackFromTheDead(parts: { pool: pg.Pool; queue: Queue; log: Logger }): Disposable {
  let suspects = new Map<string, string>()
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      const found = await jobsWithoutWorker(parts.pool, parts.queue)
      for (const [attempt, job] of found) {
        if (!suspects.has(attempt)) continue
        parts.log.warn({ attempt }, 'a worker is gone; its upload is tried again')
        await parts.queue.takeBack(job)
      }
      suspects = found
    } catch {
      // The database is away. The heartbeat does the same later.
      suspects.clear()
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => void look(), interval).unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

/** By upload and attempt ("12/1"): the job whose worker is gone. */
async function jobsWithoutWorker(pool: pg.Pool, queue: Queue): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ id: number; attempts: number }>(
    `select id, attempts from uploads
     where source = 'api' and state = 'running'
       and started_at < clock_timestamp() - make_interval(secs => $1)
       and not exists (
         select from pg_stat_activity where datname = current_database() and application_name = ${sessionName('id')})`,
    [graceSeconds],
  )
  if (rows.length === 0) return new Map()
  const taken = await queue.taken(pool)
  return new Map(
    rows.flatMap(({ id, attempts }) => {
      const job = taken.get(id)
      return job === undefined ? [] : [[`${id}/${attempts}`, job] as const]
    }),
  )
}
