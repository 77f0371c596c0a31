import { isUtf8 } from 'node:buffer'
import { NUL, QUOTE } from './bytes.ts'
import type { RecordReader } from './recordReader.ts'
import { faults, type RecordBatch } from './records.ts'
import type { Rows } from './rowScanner.ts'
import { longestInUtf8, windows1252ToUtf8 } from './windows1252.ts'

/**
 * Makes a batch of the rows read from `bytes[from … to - 1]`: marks rows with NUL bytes, makes doubled quotation marks
 * single, and turns Windows-1252 rows into UTF-8. Bytes are looked at as a whole first, for nearly always nothing needs
 * doing; all that changes them comes last.
 */
export function finishBatch(reader: RecordReader, rows: Rows, from: number, to: number): RecordBatch {
  const { cellStart, cellEnd } = reader
  rows.firstCell[rows.count] = reader.cells
  rows.windows1252.fill(0, 0, rows.count)
  const region = reader.bytes.subarray(from, to)
  if (region.includes(NUL)) markNuls(reader, rows)
  const latin = isUtf8(region) ? 0 : markWindows1252(reader, rows)
  for (const cell of reader.doubled) singleQuotes(reader, cell)
  reader.doubled.length = 0
  if (latin > 0) toUtf8(reader, rows, latin)
  const { count, firstCell, line, fault, windows1252 } = rows
  return { bytes: reader.bytes, count, firstCell, cellStart, cellEnd, line, fault, windows1252 }
}

/** The row's bytes but for its outermost quotation marks and blanks. */
function rowBytes(reader: RecordReader, rows: Rows, row: number): Buffer {
  const first = reader.cellStart[rows.firstCell[row]!]!
  const last = reader.cellEnd[rows.firstCell[row + 1]! - 1]!
  return reader.bytes.subarray(first, last)
}

function markNuls(reader: RecordReader, rows: Rows): void {
  for (let row = 0; row < rows.count; row++) {
    if (rows.fault[row] === faults.none && rowBytes(reader, rows, row).includes(NUL)) rows.fault[row] = faults.nul
  }
}

/** @returns how many bytes the marked rows have */
function markWindows1252(reader: RecordReader, rows: Rows): number {
  let count = 0
  for (let row = 0; row < rows.count; row++) {
    const bytes = rowBytes(reader, rows, row)
    if (isUtf8(bytes)) continue
    rows.windows1252[row] = 1
    count += bytes.length
  }
  return count
}

function singleQuotes(reader: RecordReader, cell: number): void {
  const { bytes, cellStart, cellEnd } = reader
  const end = cellEnd[cell]!
  let out = cellStart[cell]!
  for (let at = out; at < end; at++) {
    const byte = bytes[at]!
    bytes[out++] = byte
    if (byte === QUOTE) at++
  }
  cellEnd[cell] = out
}

/** Writes the marked rows' cells behind the bytes at hand, where the next piece of text will overwrite them. */
function toUtf8(reader: RecordReader, rows: Rows, count: number): void {
  const needed = reader.filled + count * longestInUtf8
  if (needed > reader.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(needed)
    larger.set(reader.bytes.subarray(0, reader.filled))
    reader.bytes = larger
  }
  let out = reader.filled
  for (let row = 0; row < rows.count; row++) {
    if (rows.windows1252[row] === 0) continue
    for (let cell = rows.firstCell[row]!; cell < rows.firstCell[row + 1]!; cell++) {
      const start = out
      out = windows1252ToUtf8(reader.bytes, reader.cellStart[cell]!, reader.cellEnd[cell]!, out)
      reader.cellStart[cell] = start
      reader.cellEnd[cell] = out
    }
  }
}
