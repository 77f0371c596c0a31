import type { Logger } from 'pino'
import { Failure } from '../book/failures.ts'
import type { LoadParts } from '../pipeline.ts'
import { dropOldChunks, readChunks } from '../store/chunks.ts'
import { claimUpload, failUpload, type ClaimedUpload } from '../store/uploads.ts'
import { requestAssessments, runAssessment } from './assessBooks.ts'
import type { LoadJob, Queue } from './queue.ts'
import { restBeforeRetry, usualRests } from './restBeforeRetry.ts'
import { runUpload } from './runUpload.ts'
import { takeBackFromTheDead } from './takeBack.ts'
import { findLost, findInterrupted, uploadSize } from './findLost.ts'

export interface WorkerParts extends LoadParts {
  readonly queue: Queue
  readonly log: Logger
  readonly concurrency: number
  readonly retentionDays: number
  /** How long to rest between attempts, in milliseconds; tests make it short. */
  readonly rests?: readonly number[]
}

/**
 * Takes uploads from the queue and loads them until the queue is stopped, and looks after what others left behind.
 * @returns what ends the looking after
 */
export async function startWorker(parts: WorkerParts): Promise<Disposable> {
  await lookAfter(parts)
  const leaving = new AbortController()
  await parts.queue.work(parts.concurrency, (job) => runJob(parts, job, leaving.signal))
  await parts.queue.assess((job) => runAssessment(parts, job))
  await parts.queue.upkeep(() => lookAfter(parts))
  const looking = takeBackFromTheDead(parts)
  return {
    [Symbol.dispose]() {
      looking[Symbol.dispose]()
      leaving.abort()
    },
  }
}

/** One job: at most one attempt at one upload. To throw is to be called again. */
async function runJob(parts: WorkerParts, job: LoadJob, leaving: AbortSignal): Promise<void> {
  const upload = await claimUpload(parts.pool, job)
  // Its end was committed before the job's: the worker died in between, or somebody cancelled it.
  if (upload === undefined) return void (await requestAssessments(parts, job.brokerId))
  const log = parts.log.child({ upload: upload.id, attempt: upload.attempt })
  if (upload.attempt > upload.attemptsAllowed) return giveUp(parts, upload, log)
  log.info('loading')
  try {
    await attempt(parts, upload, job.signal, log)
    await requestAssessments(parts, job.brokerId)
  } catch (error) {
    // The job's signal says that the process is leaving; the next worker goes on from here.
    if (!job.signal.aborted && upload.attempt >= upload.attemptsAllowed) return giveUp(parts, upload, log, error)
    log.warn({ error: about(error) }, 'the load failed for a reason that is not the file; it will be tried again')
    const { rests = usualRests } = parts
    await restBeforeRetry(parts.pool, upload, { rests, signal: AbortSignal.any([job.signal, leaving]) })
    throw error
  }
}

async function attempt(parts: WorkerParts, upload: ClaimedUpload, signal: AbortSignal, log: Logger): Promise<void> {
  const bytes = await uploadSize(parts.pool, upload)
  const source = { encrypted: true, bytes, open: () => readChunks(parts.pool, upload, bytes) }
  const outcome = await runUpload(parts, upload, source, { signal })
  if (outcome.state === 'succeeded') log.info({ ...outcome.result.counts, timings: outcome.result.timings }, 'loaded')
  if (outcome.state === 'held') log.warn({ hold: outcome.result.hold }, 'held until someone says go or drop')
  if (outcome.state === 'failed') log.warn({ code: outcome.failure.code }, 'the file could not be loaded')
  if (outcome.state === 'superseded') log.info('stopped: the upload was cancelled or taken over')
}

async function giveUp(parts: WorkerParts, upload: ClaimedUpload, log: Logger, error?: unknown): Promise<void> {
  log.error({ error: about(error) }, 'gave up')
  const failure = error instanceof Failure ? error : new Failure('work.attempts', { attempts: upload.attemptsAllowed })
  await failUpload(parts.pool, upload, failure)
}

/**
 * Mends what no running process feels responsible for: uploads that wait but have no job, loads by command whose
 * process is gone, books that nobody assessed, and encrypted files past their retention time.
 */
async function lookAfter(parts: WorkerParts): Promise<void> {
  const requeued = await findLost(parts.pool, parts.queue)
  if (requeued > 0) parts.log.warn({ requeued }, 'uploads had lost their job and got a new one')
  const interrupted = await findInterrupted(parts.pool)
  if (interrupted > 0) parts.log.warn({ interrupted }, 'loads by command had been interrupted')
  const unassessed = await requestAssessments(parts)
  if (unassessed > 0) parts.log.info({ unassessed }, 'books are to be assessed')
  const dropped = await dropOldChunks(parts.pool, parts.retentionDays)
  if (dropped > 0) parts.log.info({ dropped }, 'encrypted files past their retention time were dropped')
}

/** Messages of the database driver may quote values, so only what kind of error it was goes into the log. */
function about(error: unknown): string | undefined {
  if (error === undefined) return undefined
  if (error instanceof Failure) return error.code
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  return `${error.name}${code}`
}
