import { isBlank, QUOTE } from './bytes.ts'
import type { RecordReader } from './recordReader.ts'

/**
 * Tells the cells of a line apart whose row was given up, to show them: a quoted cell that closes within the line is
 * read as usual, any other is what stands between two separators, quotation marks and all. What goes beyond the limit
 * of columns is left in the last cell.
 */
export function readBrokenLine(reader: RecordReader, from: number, to: number): void {
  const { bytes, separator, cellStart, cellEnd, limits } = reader
  const last = reader.cells + limits.columns - 1
  let mayClose = true
  let at = from
  for (;;) {
    const cell = reader.cells++
    const start = at
    const closed = mayClose && cell < last ? closedQuoted(reader, at, to, cell) : notQuoted
    if (closed >= 0) at = closed
    else {
      // The marks from here on are no guide any more, and looking again from each of them would take long.
      if (closed === neverCloses) mayClose = false
      cellStart[cell] = start
      if (cell === last) at = to
      else while (at < to && bytes[at] !== separator) at++
      cellEnd[cell] = at
    }
    if (at >= to) return
    at++
  }
}

const notQuoted = -1
const neverCloses = -2

/** @returns where the quoted cell ends: a separator or `to` */
function closedQuoted(reader: RecordReader, from: number, to: number, cell: number): number {
  const { bytes, separator } = reader
  let at = from
  while (at < to && isBlank(bytes[at]!, separator)) at++
  if (at >= to || bytes[at] !== QUOTE) return notQuoted
  const start = ++at
  let doubled = false
  for (; ; at += 2) {
    while (at < to && bytes[at] !== QUOTE) at++
    if (at >= to) return neverCloses
    if (at + 1 >= to || bytes[at + 1] !== QUOTE) break
    doubled = true
  }
  const end = at++
  while (at < to && isBlank(bytes[at]!, separator)) at++
  if (at < to && bytes[at] !== separator) return notQuoted
  reader.cellStart[cell] = start
  reader.cellEnd[cell] = end
  if (doubled) reader.doubled.push(cell)
  return at
}
