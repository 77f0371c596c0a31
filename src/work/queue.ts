import { PgBoss } from 'pg-boss'
import type pg from 'pg'
import { noRights } from '../store/noRights.ts'
import type { Store } from '../store/store.ts'
import type { UploadKey } from '../store/uploads.ts'

const loads = 'loads'
const assessments = 'assessments'
const upkeep = 'upkeep'

/** What one file may take. Far above the longest load; a dead worker is noticed by its heartbeat, not by this. */
const longestLoad = 12 * 60 * 60

/** A broker's book to be assessed. */
export interface AssessJob {
  readonly brokerId: number
  /** Aborted when the queue has given the job to somebody else or the worker is stopping. */
  readonly signal: AbortSignal
}

export interface LoadJob extends UploadKey {
  /** Aborted when the queue has given the job to somebody else or the worker is stopping. */
  readonly signal: AbortSignal
}

/** A process that loads, as it last wrote of itself. */
export interface WorkerSeen {
  readonly since: Date
  readonly heard: Date
  /** False: it has missed three of its beats, so that it has died or hangs. */
  readonly alive: boolean
  /** How many files it was loading. */
  readonly loading: number
}

export interface Queue {
  /** Enqueues the upload's job inside the caller's transaction: both are committed, or neither. */
  send(tx: pg.PoolClient, key: UploadKey): Promise<void>
  /**
   * Starts taking jobs, `concurrency` at a time, one at a time and in order of arrival for each broker. A handler that
   * throws is called again for the same job in a few seconds, before any later one of that broker.
   */
  work(concurrency: number, handle: (job: LoadJob) => Promise<void>): Promise<void>
  /** Has the broker's book assessed soon. One that waits already is enough: asking again does nothing. */
  sendAssessment(client: pg.Pool | pg.PoolClient, brokerId: number): Promise<void>
  /** Starts assessing books, one at a time. A handler that throws is called again. */
  assess(handle: (job: AssessJob) => Promise<void>): Promise<void>
  /** Runs `handle` every few minutes on one of the processes that work. */
  upkeep(handle: () => Promise<void>): Promise<void>
  /** How many loads wait, and for how long the oldest of them; and how many books wait to be assessed. */
  backlog(pool: pg.Pool): Promise<{ waiting: number; oldestSeconds: number; assessments: number }>
  /** The processes that load, the oldest first; one that ended in order is not among them. */
  workers(pool: pg.Pool): Promise<WorkerSeen[]>
  /** Upload ids that have a job which is waiting or running. */
  pending(pool: pg.Pool): Promise<Set<number>>
  /** The jobs that a worker has taken and not ended, each with its upload's id. */
  taken(pool: pg.Pool): Promise<Map<number, string>>
  /** Takes a job back from a worker that is gone, for the next one to try it. */
  takeBack(job: string): Promise<void>
  /** Waits for the handlers that run, up to `graceSeconds`. */
  stop(graceSeconds: number): Promise<void>
}

/**
 * The queue lives in the same database as the book (schema pgboss), so that an upload and its job commit together.
 * A worker that dies is noticed by its heartbeat within about ten seconds at the latest (takeBack.ts is quicker).
 * @throws Failure `database.no-rights`
 */
export async function openQueue(store: Store, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    ...connectionOf(store),
    application_name: 'openbook',
    max: 4,
    useListenNotify: true,
    // Each process says so often that it is there, and what it takes from the queue (pgboss.instance).
    instanceHeartbeatSeconds: 3,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 1,
    cronWorkerIntervalSeconds: 5,
  })
  boss.on('error', onError)
  await boss.start().catch((error: unknown) => {
    throw noRights(error, store.description.where)
  })
  await boss.createQueue(loads, {
    policy: 'key_strict_fifo',
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: longestLoad,
    // The upload counts its own attempts and gives up by itself, so that a job never ends as failed: in a strict
    // queue a failed job would hold up its broker for ever.
    retryLimit: 1_000_000,
    retryDelay: 1,
    deleteAfterSeconds: 24 * 60 * 60,
    retentionSeconds: 365 * 24 * 60 * 60,
  })
  // Of each broker at most one waits and one runs: whoever comes later finds what the one that waits will see, too.
  await boss.createQueue(assessments, {
    policy: 'stately',
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: longestLoad,
    retryLimit: 5,
    retryDelay: 5,
    deleteAfterSeconds: 60 * 60,
  })
  await boss.createQueue(upkeep, { policy: 'short', retryLimit: 0, deleteAfterSeconds: 60 * 60 })
  return {
    async send(tx, key) {
      const db = { executeSql: (text: string, values?: unknown[]) => tx.query(text, values) }
      await boss.send(loads, { brokerId: key.brokerId, id: key.id }, { db, singletonKey: `broker ${key.brokerId}` })
    },
    async work(concurrency, handle) {
      for (let n = 0; n < concurrency; n++) await startPoller(boss, handle)
    },
    async sendAssessment(client, brokerId) {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
      await boss.send(assessments, { brokerId }, { db, singletonKey: `broker ${brokerId}` })
    },
    async assess(handle) {
      const options = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 3 }
      await boss.work<{ brokerId: number }>(assessments, options, async ([job]) => {
        if (job !== undefined) await handle({ ...job.data, signal: job.signal })
      })
    },
    async upkeep(handle) {
      await boss.schedule(upkeep, '*/5 * * * *')
      await boss.work(upkeep, { pollingIntervalSeconds: 30 }, handle)
    },
    async backlog(pool) {
      const { rows } = await pool.query<{ waiting: number; oldest: number; assessments: number }>(
        `select count(*) filter (where name = $1)::int as waiting,
           coalesce(extract(epoch from now() - min(created_on) filter (where name = $1)), 0)::float8 as oldest,
           count(*) filter (where name = $2)::int as assessments
         from pgboss.job where name in ($1, $2) and state in ('created', 'retry')`,
        [loads, assessments],
      )
      const { waiting, oldest: oldestSeconds, assessments: books } = rows[0]!
      return { waiting, oldestSeconds, assessments: books }
    },
    async workers(pool) {
      const { rows } = await pool.query<WorkerSeen>(
        `select started_on as since, heartbeat_on as heard,
           heartbeat_on >= now() - 3 * heartbeat_seconds * interval '1 second' as alive,
           (select coalesce(sum((w->>'active')::int), 0)::int from jsonb_array_elements(workers) w
            where w->>'queue' = $1) as loading
         from pgboss.instance
         where stopped_on is null and heartbeat_on > now() - interval '15 minutes'
           and workers @> jsonb_build_array(jsonb_build_object('queue', $1::text))
         order by started_on`,
        [loads],
      )
      return rows
    },
    async pending(pool) {
      const { rows } = await pool.query<{ id: number }>(
        `select (data->>'id')::bigint as id from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`,
        [loads],
      )
      return new Set(rows.map((row) => row.id))
    },
    async taken(pool) {
      const { rows } = await pool.query<{ upload: number; job: string }>(
        `select (data->>'id')::bigint as upload, id as job from pgboss.job where name = $1 and state = 'active'`,
        [loads],
      )
      return new Map(rows.map(({ upload, job }) => [upload, job]))
    },
    async takeBack(job) {
      await boss.fail(loads, job)
    },
    async stop(graceSeconds) {
      await boss.stop({ graceful: true, timeout: graceSeconds * 1000, close: true })
    },
  }
}

/** Word of a new job comes at once; the polls are for jobs whose turn comes when an earlier one ends or is retried. */
async function startPoller(boss: PgBoss, handle: (job: LoadJob) => Promise<void>): Promise<void> {
  const options = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 3 }
  let poller: string | undefined
  poller = await boss.work<UploadKey>(loads, options, async ([job]) => {
    if (job === undefined) return
    // The end of this job may free the next one of its broker: look again at once, not at the next poll.
    if (poller !== undefined) boss.notifyWorker(poller)
    await handle({ ...job.data, signal: job.signal })
  })
}

function connectionOf(store: Store) {
  const { connectionString, host, port, user, database } = store.connection
  return connectionString === undefined
    ? { host: String(host), port: Number(port), user: String(user), database: String(database) }
    : { connectionString }
}
