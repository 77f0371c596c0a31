import type pg from 'pg'
import { cancelOnAbort } from '../store/cancelOnAbort.ts'
import { inTransaction } from '../store/inTransaction.ts'
import { noticeDeadClient } from '../store/noticeDeadClient.ts'
import { withoutTimeLimits } from '../store/withoutTimeLimits.ts'
import { createTimings } from '../timings.ts'
import { findBookFindings } from './book/findBookFindings.ts'
import { assessCarriers } from './carriers/assessCarriers.ts'
import { assessClients } from './clients/assessClients.ts'
import { classifyLabels } from './labels/classifyLabels.ts'
import { assessPolicies } from './policies/assessPolicies.ts'
import { recordAssessment } from './recordAssessment.ts'
import { rulesVersion } from './rulesVersion.ts'
import { inWorkspace } from './workspace.ts'

export interface Assessed {
  readonly brokerId: number
  /** Counts the assessments of this book. */
  readonly number: number
  /** Milliseconds by part. */
  readonly timings: Readonly<Record<string, number>>
}

const assessingBroker = 726_352_005

/**
 * Finds out what a broker's book is worth, from the tables as they are: which values are safe to repair, what is
 * wrong and who can mend it, which policies carriers may see. All of it is made anew, set by set, and only what
 * differs is written, in one transaction. Loads go on beside it; one that ends in the meantime leaves the book to be
 * assessed again.
 *
 *     labels → clients, carriers → policies → book → record
 */
export async function assess(
  pool: pg.Pool,
  brokerId: number,
  options: { asOf?: string; signal?: AbortSignal } = {},
): Promise<Assessed> {
  const asOf = options.asOf ?? today()
  const signal = options.signal ?? new AbortController().signal
  const timings = createTimings()
  return inTransaction(pool, async (tx) => {
    await using _ = cancelOnAbort(pool, tx, signal)
    await timings.of('waiting', takeTurn(tx, brokerId))
    const version = await bookVersion(tx, brokerId)
    await inWorkspace(tx, brokerId, async () => {
      await timings.of('labels', classifyLabels(tx, brokerId))
      await timings.of('clients', assessClients(tx, brokerId))
      await timings.of('carriers', assessCarriers(tx, brokerId))
      await timings.of('policies', assessPolicies(tx, brokerId))
    })
    await timings.of('book', findBookFindings(tx, brokerId, asOf))
    const number = await recordAssessment(tx, { brokerId, version, asOf, rules: rulesVersion, timings })
    signal.throwIfAborted()
    return { brokerId, number, timings: timings.all() }
  })
}

/** One assessment of a book at a time. What a load commits in the meantime makes the book's version a later one. */
async function takeTurn(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await noticeDeadClient(tx)
  await withoutTimeLimits(tx)
  await tx.query('select pg_advisory_xact_lock($1, $2)', [assessingBroker, brokerId])
  await tx.query(`set local work_mem = '128MB'`)
}

async function bookVersion(tx: pg.PoolClient, brokerId: number): Promise<number> {
  const { rows } = await tx.query<{ version: number }>('select version from books where broker_id = $1', [brokerId])
  return rows[0]?.version ?? 0
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
