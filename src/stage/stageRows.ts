import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import type { FindingCode } from '../book/findings.ts'
import type { Mapping } from '../map/mapping.ts'
import type { CheckedBatch } from '../validate/checked.ts'
import { copyRows } from './copyRows.ts'
import { SeenIds } from './seenIds.ts'
import { analyzeStage, createStage } from './stageTable.ts'

export interface Staged {
  /** Rows in the file: those that may be stored and those that may not. */
  readonly read: number
  readonly valid: number
  /** False: every id is there once. True: some id may be there twice, look in the stage. */
  readonly mayRepeat: boolean
  /** How many stored rows have each finding, and where the first one is. */
  readonly noted: ReadonlyMap<FindingCode, { count: number; line: number }>
}

/**
 * Copies the checked rows into the stage as they come, in bounded memory. The source of the rows may still find that
 * the whole file is bad: only a clean end of it makes the stage worth merging.
 * @param onRows told how many rows were read so far
 * @throws Failure `parse.too-many-rows`
 */
export async function stageRows(
  tx: pg.PoolClient,
  mapping: Mapping,
  batches: AsyncIterable<CheckedBatch>,
  { maxRows, onRows }: { maxRows: number; onRows: (read: number) => void },
): Promise<Staged> {
  const ids = new SeenIds()
  const noted = new Map<FindingCode, { count: number; line: number }>()
  const count = { read: 0, valid: 0 }
  async function* counted(): AsyncGenerator<CheckedBatch> {
    for await (const batch of batches) {
      count.valid += batch.count
      count.read += batch.count + batch.rejected.length
      if (count.read > maxRows) throw new Failure('parse.too-many-rows', { limit: maxRows })
      ids.add(idsOf(batch), batch.count)
      note(noted, batch)
      onRows(count.read)
      yield batch
    }
  }
  await createStage(tx, mapping)
  await copyRows(tx, mapping, counted())
  await analyzeStage(tx)
  return { ...count, mayRepeat: ids.mayRepeat, noted }
}

function idsOf(batch: CheckedBatch): Float64Array {
  const ids = batch.columns.find(({ column }) => column.name === 'id')
  if (ids === undefined || !('value' in ids)) throw new TypeError('a checked batch has no ids')
  return ids.value
}

function note(noted: Map<FindingCode, { count: number; line: number }>, batch: CheckedBatch): void {
  for (const { line, finding } of batch.noted) {
    const entry = noted.get(finding.code)
    if (entry === undefined) noted.set(finding.code, { count: 1, line })
    else entry.count++
  }
}
