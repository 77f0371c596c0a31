import type pg from 'pg'
import type { Logger } from 'pino'
import { assess } from '../assess/assess.ts'
import { rulesVersion } from '../assess/rulesVersion.ts'
import { findUnassessed } from '../store/books.ts'
import type { AssessJob, Queue } from './queue.ts'

interface Parts {
  readonly pool: pg.Pool
  readonly queue: Queue
  readonly log: Logger
}

/** Assesses one book, unless nothing has changed since it was last assessed. To throw is to be called again. */
export async function runAssessment({ pool, log }: Parts, job: AssessJob): Promise<void> {
  const [stale] = await findUnassessed(pool, rulesVersion, job.brokerId)
  if (stale === undefined) return
  const { number, timings } = await assess(pool, job.brokerId, { signal: job.signal })
  log.info({ broker: job.brokerId, assessment: number, timings }, 'assessed')
}

/** Asks for every book that has changed, or was assessed by other rules. Nobody has to remember which. @returns how many */
export async function requestAssessments({ pool, queue }: Parts, brokerId?: number): Promise<number> {
  const stale = await findUnassessed(pool, rulesVersion, brokerId)
  for (const broker of stale) await queue.sendAssessment(pool, broker)
  return stale.length
}
