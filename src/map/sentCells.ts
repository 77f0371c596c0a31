import { unescapeFormula } from '../book/formulas.ts'
import { readCells } from '../parse/readCells.ts'
import type { RecordBatch } from '../parse/records.ts'
import type { Mapping } from './mapping.ts'

/** The row's cells as the broker sent them, in the order of `mapping.header`; more or fewer where the row has such. */
export function sentCells(mapping: Mapping, batch: RecordBatch, row: number): string[] {
  const cells = readCells(batch, row)
  if (!mapping.fromRejections) return cells
  const theirs = new Set(mapping.headerCells)
  return cells.filter((_, cell) => theirs.has(cell) || cell >= mapping.mostCells).map(unescapeFormula)
}
