import type { RecordBatch } from './records.ts'

/** The row's cells as strings, for the few rows that people get to see. */
export function readCells(batch: RecordBatch, row: number): string[] {
  const cells: string[] = []
  for (let cell = batch.firstCell[row]!; cell < batch.firstCell[row + 1]!; cell++) cells.push(readCell(batch, cell))
  return cells
}

/** One cell as a string. NUL is shown as ␀, for PostgreSQL's text cannot hold it. */
export function readCell(batch: RecordBatch, cell: number): string {
  const text = batch.bytes.toString('utf8', batch.cellStart[cell], batch.cellEnd[cell])
  return text.includes('\0') ? text.replaceAll('\0', '␀') : text
}
