import { Failure } from '../book/failures.ts'
import type { TableName } from '../book/tables.ts'
import { readHeader } from '../parse/readHeader.ts'
import type { RecordBatch } from '../parse/records.ts'
import { mapHeader } from './mapHeader.ts'
import type { Mapping } from './mapping.ts'

/** Dispose of it to stop reading: whatever feeds the rows (a program, a connection) ends then. */
export interface OpenTable extends AsyncDisposable {
  readonly mapping: Mapping
  /** The rows below the header. */
  readonly rows: AsyncGenerator<RecordBatch>
}

/**
 * Reads the header row and maps it; the rows are still to come.
 * @throws Failure `parse.empty`, `parse.header-*`, `map.*`
 */
export async function openTable(
  records: AsyncGenerator<RecordBatch>,
  wanted: TableName | undefined,
): Promise<OpenTable> {
  const first = await records.next()
  if (first.done === true) throw new Failure('parse.empty')
  try {
    const mapping = mapHeader(readHeader(first.value), wanted)
    const rows = rowsBelow(first.value, records)
    // A generator that was never started does not pass its end on, so the rows' source is ended itself.
    return { mapping, rows, [Symbol.asyncDispose]: async () => void (await records.return(undefined)) }
  } catch (error) {
    await records.return(undefined)
    throw error
  }
}

async function* rowsBelow(first: RecordBatch, rest: AsyncGenerator<RecordBatch>): AsyncGenerator<RecordBatch> {
  yield withoutFirstRow(first)
  yield* rest
}

/** The rows' arrays from the second row on. Cells stay where they are, since rows point to them by their number. */
function withoutFirstRow(batch: RecordBatch): RecordBatch {
  return {
    ...batch,
    count: batch.count - 1,
    firstCell: batch.firstCell.subarray(1),
    line: batch.line.subarray(1),
    fault: batch.fault.subarray(1),
    windows1252: batch.windows1252.subarray(1),
  }
}
