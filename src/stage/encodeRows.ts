import type { ColumnKind } from '../book/tables.ts'
import type { Mapping } from '../map/mapping.ts'
import type { CheckedBatch, CheckedColumn } from '../validate/checked.ts'
import { CopyBuffer, numberBytes } from './copyBuffer.ts'

/**
 * The stage table's rows in PostgreSQL's binary COPY format. A row is: line, the mapping's columns, unreadable.
 *
 * Yielded buffers are used again two yields later: two are in turn, so that one is filled while the other is sent.
 */
export async function* encodeRows(mapping: Mapping, batches: AsyncIterable<CheckedBatch>): AsyncGenerator<Buffer> {
  const out = new CopyBuffer()
  out.header()
  for await (const batch of batches) {
    encodeBatch(out, mapping, batch)
    if (out.full) yield out.take()
  }
  out.trailer()
  yield out.take()
}

function encodeBatch(out: CopyBuffer, mapping: Mapping, batch: CheckedBatch): void {
  const fieldCount = mapping.columns.length + 2
  const { bytes, line, columns, unreadable } = batch
  const fields = columns.map(fieldOf)
  // The cells are different parts of the batch's bytes, so however large one is, all together fit into that.
  const rowBytes = 2 + fieldCount * numberBytes
  out.reserve(batch.count * rowBytes + bytes.length)
  for (let row = 0; row < batch.count; row++) {
    out.fieldCount(fieldCount)
    out.int8(line[row]!)
    for (const field of fields) writeField(out, bytes, field, row)
    if (unreadable.size === 0 || !unreadable.has(row)) out.null()
    else {
      out.jsonb(unreadable.get(row))
      out.reserve((batch.count - row) * rowBytes + bytes.length)
    }
  }
}

/** A column of the batch, made the same for all kinds, so that the loop over all cells stays simple for the compiler. */
interface Field {
  readonly kind: ColumnKind
  readonly start: Int32Array
  readonly end: Int32Array
  readonly value: Float64Array
}

function fieldOf(checked: CheckedColumn): Field {
  const { kind } = checked.column
  return 'start' in checked
    ? { kind, start: checked.start, end: checked.end, value: noNumbers }
    : { kind, start: noRanges, end: noRanges, value: checked.value }
}

const noRanges = new Int32Array(0)
const noNumbers = new Float64Array(0)

function writeField(out: CopyBuffer, bytes: Buffer, { kind, start, end, value }: Field, row: number): void {
  if (kind === 'text' || kind === 'code') {
    const from = start[row]!
    if (from < 0) out.null()
    else out.range(bytes, from, end[row]!)
    return
  }
  const number = value[row]!
  if (Number.isNaN(number)) out.null()
  else if (kind === 'id') out.int8(number)
  else if (kind === 'date') out.int4(number)
  else out.numeric(number)
}
