import type pg from 'pg'
import type { Mapping } from '../map/mapping.ts'
import type { CheckedBatch, Rejection } from '../validate/checked.ts'
import { copyIn } from './copyIn.ts'
import { RejectionBuffer } from './encodeRejections.ts'
import { encodeRows } from './encodeRows.ts'
import { copyIntoRejected, copyIntoStage } from './stageTable.ts'

/**
 * Copies rows that may be stored into the stage, and rejected ones beside it. A connection copies into one table at a
 * time, so rejected rows are gathered, and the two take turns; most files need but one.
 */
export async function copyRows(
  tx: pg.PoolClient,
  mapping: Mapping,
  batches: AsyncIterable<CheckedBatch>,
): Promise<void> {
  const rejections = new RejectionBuffer()
  const source = batches[Symbol.asyncIterator]()
  let ended = false
  async function* untilFull(): AsyncGenerator<CheckedBatch> {
    while (!rejections.full) {
      const next = await source.next()
      ended = next.done === true
      if (next.done === true) return
      for (const rejection of next.value.rejected) rejections.add(rejection)
      yield next.value
    }
  }
  try {
    while (!ended) {
      await copyIn(tx, copyIntoStage, encodeRows(mapping, untilFull()))
      await copyGathered(tx, rejections)
    }
  } finally {
    await source.return?.()
  }
}

/** Copies rows that are all rejected. */
export async function copyRejections(tx: pg.PoolClient, rejected: AsyncIterable<Rejection>): Promise<void> {
  const rejections = new RejectionBuffer()
  for await (const rejection of rejected) {
    rejections.add(rejection)
    if (rejections.full) await copyGathered(tx, rejections)
  }
  await copyGathered(tx, rejections)
}

async function copyGathered(tx: pg.PoolClient, rejections: RejectionBuffer): Promise<void> {
  if (!rejections.empty) await copyIn(tx, copyIntoRejected, [rejections.take()])
}
