import { CR, isBlank, LF } from './bytes.ts'
import { finishBatch } from './finishBatch.ts'
import type { ScanLimits } from './limits.ts'
import { readBrokenLine } from './readBrokenLine.ts'
import { FAULT, MORE, readRecord } from './readRecord.ts'
import { batchCells, createRecordReader, kinds as byteKinds, setSeparator, type RecordReader } from './recordReader.ts'
import { faults, type RecordBatch } from './records.ts'
import { findSeparator } from './separator.ts'

const batchRows = 8 * 1024

/** Kinds from this one on end a line. */
const { lf } = byteKinds

export interface RowScanner {
  /** Takes more of the text; `next` must have answered undefined before. */
  add(piece: Buffer): void
  /** Says that no more comes. */
  end(): void
  /** @returns the next rows of what was added, or undefined when more is needed */
  next(): RecordBatch | undefined
}

/** The rows found so far. */
export interface Rows {
  count: number
  readonly firstCell: Int32Array
  readonly line: Float64Array
  readonly fault: Uint8Array
  readonly windows1252: Uint8Array
}

/** Where the scan stands in the bytes at hand. */
interface Place {
  at: number
  /** The line that `at` is on. */
  line: number
  /** The rest of the line is left out: its row was given up. */
  skipping: boolean
}

export function createRowScanner(limits: ScanLimits, separator: number | undefined): RowScanner {
  const reader = createRecordReader(limits)
  const place: Place = { at: 0, line: 1, skipping: false }
  const rows: Rows = {
    count: 0,
    firstCell: new Int32Array(batchRows + 1),
    line: new Float64Array(batchRows),
    fault: new Uint8Array(batchRows),
    windows1252: new Uint8Array(batchRows),
  }
  if (separator !== undefined) setSeparator(reader, separator)
  let begun = separator !== undefined
  return {
    add(piece) {
      dropRead(reader, place)
      makeRoom(reader, piece.length)
      reader.bytes.set(piece, reader.filled)
      reader.filled += piece.length
    },
    end() {
      reader.final = true
    },
    next() {
      if (!begun) begin(reader, place)
      begun = true
      const from = place.at
      readRows(reader, place, rows)
      return rows.count === 0 ? undefined : finishBatch(reader, rows, from, place.at)
    },
  }
}

function begin(reader: RecordReader, place: Place): void {
  const { separator, skip } = findSeparator(reader.bytes.subarray(0, Math.min(reader.filled, reader.limits.fill)))
  setSeparator(reader, separator)
  place.at = skip
  if (skip > 0) place.line++
}

/** Moves what is not read yet to the front. */
function dropRead(reader: RecordReader, place: Place): void {
  reader.bytes.copyWithin(0, place.at, reader.filled)
  reader.filled -= place.at
  reader.triedUntil = Math.max(0, reader.triedUntil - place.at)
  place.at = 0
}

function makeRoom(reader: RecordReader, count: number): void {
  const needed = reader.filled + count + 1
  if (needed <= reader.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(needed + 2 * reader.limits.fill)
  larger.set(reader.bytes.subarray(0, reader.filled))
  reader.bytes = larger
}

/** Reads rows until the bytes at hand end or the batch is full. */
function readRows(reader: RecordReader, place: Place, rows: Rows): void {
  rows.count = 0
  reader.cells = 0
  reader.bytes[reader.filled] = LF
  while (rows.count < batchRows && reader.cells < batchCells) {
    if (place.skipping && !skipLine(reader, place)) return
    if (place.at === reader.filled) return
    const firstCell = reader.cells
    const next = readRecord(reader, place.at)
    if (next === MORE) return
    if (next === FAULT) {
      if (!readBroken(reader, place, rows)) return
      continue
    }
    if (saysNothing(reader, firstCell)) reader.cells = firstCell
    else addRow(rows, firstCell, place.line, faults.none)
    place.at = next
    place.line += 1 + reader.innerLines
  }
}

function addRow(rows: Rows, firstCell: number, line: number, fault: number): void {
  const row = rows.count++
  rows.firstCell[row] = firstCell
  rows.line[row] = line
  rows.fault[row] = fault
}

function saysNothing(reader: RecordReader, firstCell: number): boolean {
  const { bytes, cellStart, cellEnd, cells, separator } = reader
  for (let cell = firstCell; cell < cells; cell++) {
    const end = cellEnd[cell]!
    for (let at = cellStart[cell]!; at < end; at++) if (!isBlank(bytes[at]!, separator)) return false
  }
  return true
}

/** Adds the row at `place`, which was given up. @returns false when more of its line is needed first */
function readBroken(reader: RecordReader, place: Place, rows: Rows): boolean {
  const { bytes, filled, limits } = reader
  const to = lineEnd(reader, place.at, Math.min(place.at + limits.shown, filled))
  if (to === filled && !reader.final) return false
  const whole = to === filled || bytes[to] === LF || bytes[to] === CR
  addRow(rows, reader.cells, place.line, reader.fault)
  readBrokenLine(reader, place.at, whole ? to : wholeCharacters(bytes, to))
  place.at = to
  place.skipping = true
  skipLine(reader, place)
  return true
}

/** Goes to the start of the next line. @returns false when the line does not end in the bytes at hand */
function skipLine(reader: RecordReader, place: Place): boolean {
  const { bytes, filled } = reader
  place.at = lineEnd(reader, place.at, filled)
  if (place.at === filled) return false
  const crossing = bytes[place.at] === CR
  if (crossing && place.at + 1 === filled && !reader.final) return false
  place.at += crossing && place.at + 1 < filled && bytes[place.at + 1] === LF ? 2 : 1
  place.line++
  place.skipping = false
  return true
}

function lineEnd({ bytes, kinds }: RecordReader, from: number, to: number): number {
  let at = from
  while (at < to && kinds[bytes[at]!]! < lf) at++
  return at
}

/** Where to cut a text so that no UTF-8 character is cut in two: at `to`, or up to three bytes before. */
function wholeCharacters(bytes: Buffer, to: number): number {
  let at = to
  while (at > to - 3 && (bytes[at]! & 0xc0) === 0x80) at--
  return at
}
