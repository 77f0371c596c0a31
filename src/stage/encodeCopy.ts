import type { Mapping } from '../map/mapping.ts'
import type { CheckedBatch, CheckedColumn, Rejection } from '../validate/checked.ts'
import { CopyBuffer, numericBytes } from './copyBuffer.ts'

/**
 * The stage table's rows in PostgreSQL's binary COPY format. A row is: line, the mapping's columns, unreadable, cells,
 * findings. Rows that may be stored have null cells and findings; rejected ones have null columns.
 *
 * Yielded buffers are used again two yields later: two are in turn, so that one is filled while the other is sent.
 */
export async function* encodeCopy(mapping: Mapping, batches: AsyncIterable<CheckedBatch>): AsyncGenerator<Buffer> {
  const out = new CopyBuffer()
  out.header()
  for await (const batch of batches) yield* encodeBatch(out, mapping, batch)
  out.trailer()
  yield out.take()
}

/** As encodeCopy, for rows that are all rejected. */
export async function* encodeRejections(
  mapping: Mapping,
  rejections: AsyncIterable<Rejection>,
): AsyncGenerator<Buffer> {
  const out = new CopyBuffer()
  out.header()
  for await (const rejection of rejections) {
    encodeRejection(out, mapping, rejection)
    if (out.full) yield out.take()
  }
  out.trailer()
  yield out.take()
}

function* encodeBatch(out: CopyBuffer, mapping: Mapping, batch: CheckedBatch): Generator<Buffer> {
  const fields = mapping.columns.length + 4
  const { bytes, columns } = batch
  const writers = columns.map(fieldWriter)
  const plain = batch.unreadable.size === 0
  for (let row = 0; row < batch.count; row++) {
    out.reserve(rowBytes(columns, row))
    out.fieldCount(fields)
    out.int8(batch.line[row]!)
    for (let c = 0; c < writers.length; c++) writers[c]!(out, bytes, row)
    const unreadable = plain ? undefined : batch.unreadable.get(row)
    if (unreadable === undefined) out.null()
    else out.jsonb(unreadable)
    out.null()
    out.null()
    if (out.full) yield out.take()
  }
  for (const rejection of batch.rejected) {
    encodeRejection(out, mapping, rejection)
    if (out.full) yield out.take()
  }
}

function encodeRejection(out: CopyBuffer, mapping: Mapping, rejection: Rejection): void {
  out.fieldCount(mapping.columns.length + 4)
  out.int8(rejection.line)
  for (let c = 0; c <= mapping.columns.length; c++) out.null()
  out.textArray(rejection.cells)
  out.jsonb(rejection.findings)
}

type FieldWriter = (out: CopyBuffer, bytes: Buffer, row: number) => void

function fieldWriter(checked: CheckedColumn): FieldWriter {
  if ('start' in checked) {
    const { start, end } = checked
    return (out, bytes, row) => {
      const from = start[row]!
      if (from < 0) out.null()
      else out.range(bytes, from, end[row]!)
    }
  }
  const { value, column } = checked
  const write = { id: out8, date: out4, money: outNumeric }[column.kind as 'id' | 'date' | 'money']
  return (out, _, row) => {
    const number = value[row]!
    if (Number.isNaN(number)) out.null()
    else write(out, number)
  }
}

const out8 = (out: CopyBuffer, number: number) => out.int8(number)
const out4 = (out: CopyBuffer, number: number) => out.int4(number)
const outNumeric = (out: CopyBuffer, number: number) => out.numeric(number)

/** An upper bound of the row's size but for `unreadable`, which reserves its own. */
function rowBytes(columns: readonly CheckedColumn[], row: number): number {
  let size = 64
  for (let c = 0; c < columns.length; c++) {
    const checked = columns[c]!
    size += 'start' in checked ? 4 + checked.end[row]! - checked.start[row]! : 4 + numericBytes
  }
  return size
}
