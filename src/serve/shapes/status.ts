import { z } from 'zod'

/** How Openbook is, as it leaves: nothing about the machine that it runs on, no address, no folder. */

/** A process that loads; not `alive` when it was not heard of for too long. */
export interface WorkerShown {
  readonly since: Date
  readonly heard: Date
  readonly alive: boolean
  /** How many files it was loading when it was last heard of. */
  readonly loading: number
}

export interface KeyShown {
  readonly fingerprint: string
  readonly userIds: readonly string[]
  readonly created: Date
  readonly expires: Date | undefined
  readonly kind: 'private' | 'signer'
  /** The one that is handed out. */
  readonly current: boolean
}

const count = z.int().min(0)

const databaseSchema = z.object({
  kind: z.enum(['embedded', 'external']).describe('embedded: Openbook’s own. external: the one of DATABASE_URL.'),
  version: z.string().describe('PostgreSQL’s version when the server started.'),
  reachable: z.boolean(),
  bytes: count.nullable().describe('What it takes on its disk. Null: it cannot be reached.'),
})

const queueSchema = z.object({
  waiting: count.describe('Uploads that wait for a worker.'),
  oldest_waiting_seconds: z.number().min(0).nullable().describe('How long the oldest of them has waited.'),
  running: count.describe('Uploads that are being loaded.'),
  held: count.describe('Uploads that wait for somebody to say go or drop.'),
  failed_last_day: count.describe('Uploads that failed within the last 24 hours.'),
  assessments_waiting: count.describe('Books that wait to be assessed.'),
})

const workerSchema = z
  .object({
    since: z.string().describe('When it started.'),
    heard_at: z.string().describe('When it last said that it is there.'),
    alive: z.boolean().describe('False: it was silent for too long, so that it has died or hangs.'),
    loading: count.describe('How many files it was loading when it was last heard of.'),
  })
  .meta({ id: 'Worker', description: 'A process that loads uploads: `openbook work`, or the server itself.' })

const keySchema = z
  .object({
    fingerprint: z.string(),
    user_ids: z.array(z.string()),
    use: z.enum(['opens-files', 'checks-signatures']),
    handed_out: z.boolean().describe('The one that brokers are given to encrypt to.'),
    state: z.enum(['valid', 'expires-soon', 'expired']).describe('expires-soon: within 30 days.'),
    created: z.string(),
    expires: z.string().nullable().describe('Null: never.'),
  })
  .meta({ id: 'Key', description: 'A key that Openbook holds; of a pair, what everybody may know.' })

const orUnreachable = 'Null: the database cannot be reached.'

export const statusSchema = z
  .object({
    version: z.string().describe('Openbook’s own.'),
    started_at: z.string().describe('When this server started.'),
    now: z.string().describe('The server’s clock, to count from.'),
    database: databaseSchema,
    queue: queueSchema.nullable().describe(orUnreachable),
    workers: z
      .array(workerSchema)
      .nullable()
      .describe(`Those heard of within the last 15 minutes, but for those that ended in order. ${orUnreachable}`),
    keys: z.array(keySchema).nullable().describe('Null: the keys’ folder cannot be read; openbook doctor says why.'),
  })
  .meta({ id: 'Status', description: 'How Openbook is.' })

export function shapeWorker({ since, heard, alive, loading }: WorkerShown): z.output<typeof workerSchema> {
  return { since: since.toISOString(), heard_at: heard.toISOString(), alive, loading }
}

export function shapeKey(key: KeyShown, now: Date): z.output<typeof keySchema> {
  const left = key.expires === undefined ? Infinity : key.expires.getTime() - now.getTime()
  return {
    fingerprint: key.fingerprint,
    user_ids: [...key.userIds],
    use: key.kind === 'private' ? 'opens-files' : 'checks-signatures',
    handed_out: key.current,
    state: left <= 0 ? 'expired' : left < soon ? 'expires-soon' : 'valid',
    created: key.created.toISOString(),
    expires: key.expires?.toISOString() ?? null,
  }
}

/** As `openbook doctor` warns: thirty days, in milliseconds. */
const soon = 30 * 24 * 60 * 60 * 1000
