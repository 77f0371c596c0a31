import type { Mapping } from '../map/mapping.ts'
import type { RecordBatch } from '../parse/records.ts'
import type { ColumnKind } from '../book/tables.ts'
import { UNREADABLE } from './numbers.ts'
import { readDate } from './readDate.ts'
import { isZeroFraction, readId } from './readId.ts'
import { readMoney } from './readMoney.ts'
import { type CellRange, isTidy, tidyCell } from './tidyCell.ts'

/** Reads one cell as a number; what it stands for is said at each of the readers. */
export type NumberReader = (bytes: Uint8Array, start: number, end: number) => number

export const numberReaders: Readonly<Record<Exclude<ColumnKind, 'text' | 'code'>, NumberReader>> = {
  id: readId,
  date: readDate,
  money: readMoney,
}

/** Reads the cells of a batch. `range` is where it leaves a text, and is used again for the next. */
export class CellReader {
  readonly range: CellRange = { start: 0, end: 0 }
  readonly #escaped: boolean

  constructor(mapping: Pick<Mapping, 'fromRejections'>) {
    this.#escaped = mapping.fromRejections
  }

  /** As `read` answers; a cell that it cannot read at once is tidied first. */
  number(read: NumberReader, batch: RecordBatch, cell: number): number {
    const start = batch.cellStart[cell]!
    const end = batch.cellEnd[cell]!
    const value = read(batch.bytes, start, end)
    if (value !== UNREADABLE) return value
    this.#tidy(batch, start, end)
    const { range } = this
    if (range.start === start && range.end === end) return value
    return read(batch.bytes, range.start, range.end)
  }

  /** Leaves the cell's text in `range`. @returns whether there is any */
  text(batch: RecordBatch, cell: number): boolean {
    const { bytes } = batch
    const { range } = this
    const start = batch.cellStart[cell]!
    const end = batch.cellEnd[cell]!
    range.start = start
    range.end = end
    if (start === end) return false
    if (!isTidy(bytes[start]!, bytes[end - 1]!)) this.#tidy(batch, start, end)
    return range.start < range.end
  }

  /** As `text`, without the `.0` of a number that went through a float. */
  code(batch: RecordBatch, cell: number): boolean {
    if (!this.text(batch, cell)) return false
    const { bytes } = batch
    const { range } = this
    if (bytes[range.end - 1] !== 0x30) return true
    let at = range.start
    while (at < range.end && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++
    if (at > range.start && isZeroFraction(bytes, at, range.end)) range.end = at
    return true
  }

  /** The cell's text as a string, for messages. */
  string(batch: RecordBatch, cell: number): string {
    this.text(batch, cell)
    return batch.bytes.toString('utf8', this.range.start, this.range.end)
  }

  #tidy(batch: RecordBatch, start: number, end: number): void {
    tidyCell(batch.bytes, start, end, this.#escaped, this.range)
  }
}
