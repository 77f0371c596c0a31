import { Failure } from '../book/failures.ts'
import { describeFinding } from '../book/findings.ts'
import { scanLimits } from './limits.ts'
import { readCells } from './readCells.ts'
import { rowFaults, type RecordBatch } from './records.ts'

/**
 * The header's cells: those of the first row of the first batch.
 * @throws Failure `parse.header-too-long`, `parse.header-broken`
 */
export function readHeader(batch: RecordBatch): string[] {
  const code = rowFaults[batch.fault[0]!]!
  if (code === '') return readCells(batch, 0)
  if (code === 'row.cell.too-long' || code === 'row.too-long') {
    throw new Failure('parse.header-too-long', { limit: scanLimits.cell, columns: scanLimits.columns })
  }
  throw new Failure('parse.header-broken', { line: batch.line[0]!, detail: describeFinding({ code }) })
}
