import type { MappedColumn } from '../map/mapping.ts'
import type { RecordBatch } from '../parse/records.ts'
import { type CellReader, type NumberReader, numberReaders } from './cellReader.ts'
import type { CheckedColumn } from './checked.ts'
import { EMPTY, UNREADABLE } from './numbers.ts'

/** One column of the checked rows, filled a batch at a time into arrays that are used again. */
export interface ColumnFiller {
  /**
   * @param firstCells where each of the `count` rows that may be stored has its first cell
   * @param onUnreadable told of each row whose cell is not of the column's kind; it is null then
   */
  fill(
    batch: RecordBatch,
    firstCells: Int32Array,
    count: number,
    onUnreadable: (row: number, mapped: MappedColumn, cell: number) => void,
  ): CheckedColumn
}

export function columnFiller(mapped: MappedColumn, reader: CellReader): ColumnFiller {
  const { kind } = mapped.column
  return kind === 'text' || kind === 'code'
    ? textFiller(mapped, reader, kind === 'code')
    : numberFiller(mapped, reader, numberReaders[kind])
}

function textFiller(mapped: MappedColumn, reader: CellReader, isCode: boolean): ColumnFiller {
  const { column, cell } = mapped
  const { range } = reader
  let start = new Int32Array(0)
  let end = new Int32Array(0)
  return {
    fill(batch, firstCells, count) {
      if (start.length < count) {
        start = new Int32Array(firstCells.length)
        end = new Int32Array(firstCells.length)
      }
      for (let row = 0; row < count; row++) {
        const at = firstCells[row]! + cell
        const any = isCode ? reader.code(batch, at) : reader.text(batch, at)
        start[row] = any ? range.start : -1
        end[row] = any ? range.end : -1
      }
      return { column, start, end }
    },
  }
}

function numberFiller(mapped: MappedColumn, reader: CellReader, read: NumberReader): ColumnFiller {
  const { column, cell } = mapped
  let value = new Float64Array(0)
  return {
    fill(batch, firstCells, count, onUnreadable) {
      if (value.length < count) value = new Float64Array(firstCells.length)
      for (let row = 0; row < count; row++) {
        const at = firstCells[row]! + cell
        const number = reader.number(read, batch, at)
        value[row] = number === UNREADABLE ? EMPTY : number
        if (number === UNREADABLE) onUnreadable(row, mapped, at)
      }
      return { column, value }
    },
  }
}
