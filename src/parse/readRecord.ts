import { LF, QUOTE } from './bytes.ts'
import { opensQuoted, quoted, readQuoted } from './readQuoted.ts'
import { kinds as byteKinds, type RecordReader } from './recordReader.ts'
import { faults } from './records.ts'

const { text, separator, cr } = byteKinds

/** What `readRecord` answers instead of a position: the bytes at hand end too early. */
export const MORE = -1
/** Likewise: the row cannot be read, and `reader.fault` says why. */
export const FAULT = -2

/**
 * Reads one row from `start` and adds its cells to the reader's.
 * @returns where the next line starts, `MORE` or `FAULT`; with these two, no cells are added
 *
 * A cell whose first byte but for spaces and tabs is a quotation mark is quoted: it goes on to the next mark that is
 * not doubled, line ends and all, and only spaces and tabs may come between that mark and the end of the cell. In any
 * other cell a quotation mark is a letter like others. LF, CR and CR LF each end a line.
 */
export function readRecord(reader: RecordReader, start: number): number {
  const doubledBefore = reader.doubled.length
  const next = readCells(reader, start)
  if (next < 0) reader.doubled.length = doubledBefore
  return next
}

function readCells(reader: RecordReader, start: number): number {
  const { bytes, filled, kinds, cellStart, cellEnd, limits } = reader
  const cellLimit = limits.cell
  const recordCap = start + limits.record
  const tooMany = reader.cells + limits.columns
  reader.innerLines = 0
  let cell = reader.cells
  let at = start
  for (;;) {
    if (cell === tooMany) return giveUp(reader, faults.tooLong, at)
    const from = at
    let kind: number = bytes[at]!
    if (kind <= QUOTE && opensQuoted(reader, at)) {
      at = readQuoted(reader, at, recordCap, cell)
      if (at < 0) return whyStopped(reader, from, at, recordCap)
      kind = kinds[bytes[at]!]!
    } else {
      cellStart[cell] = at
      while ((kind = kinds[bytes[at]!]!) === text) at++
      cellEnd[cell] = at
    }
    if (at === filled || at > recordCap || at - from > cellLimit) {
      const stopped = whyStopped(reader, from, at, recordCap)
      if (stopped < 0) return stopped
      reader.cells = cell + 1
      return at
    }
    cell++
    at++
    if (kind === separator) continue
    if (kind === cr) {
      if (at === filled && !reader.final) return MORE
      if (at < filled && bytes[at] === LF) at++
    }
    reader.cells = cell
    return at
  }
}

/** @returns `MORE`, `FAULT`, or 0 where the text ends and the row with it */
function whyStopped(reader: RecordReader, from: number, at: number, recordCap: number): number {
  if (at === quoted.stray) return giveUp(reader, faults.stray, reader.strayAt)
  if (at === quoted.alike) return giveUp(reader, reader.triedFault, 0)
  // Which limit is passed first decides, not which is noticed first: that depends on how the bytes were cut.
  const cellCap = from + reader.limits.cell
  const reached = at === quoted.cut ? reader.filled : at
  if (reached > cellCap && cellCap <= recordCap) return giveUp(reader, faults.cellTooLong, cellCap)
  if (reached > recordCap) return giveUp(reader, faults.tooLong, recordCap)
  if (!reader.final) return MORE
  return at === quoted.cut ? giveUp(reader, faults.unclosed, reader.filled) : 0
}

function giveUp(reader: RecordReader, fault: number, at: number): number {
  reader.fault = fault
  if (at > reader.triedUntil) {
    reader.triedUntil = at
    reader.triedFault = fault
  }
  return FAULT
}
