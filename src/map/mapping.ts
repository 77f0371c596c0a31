import type { Column, Table } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'

/** Which cell of a row is which column of which table. */
export interface Mapping {
  readonly table: Table
  /** The file's own header texts, in the file's order, without those that only our rejections files have. */
  readonly header: readonly string[]
  /** For each of these texts, the index of its cell. */
  readonly headerCells: readonly number[]
  /** The table's columns that the file has, in the table's order, each with the index of its cell and its text. */
  readonly columns: readonly MappedColumn[]
  /** A row has no fewer cells than up to the last one that has a name… */
  readonly fewestCells: number
  /** …and no more than the header row; empty ones may follow. */
  readonly mostCells: number
  /** The file is one of our rejections files, mended: formulas in it are escaped (book/formulas.ts). */
  readonly fromRejections: boolean
  readonly warnings: readonly Warning[]
}

export interface MappedColumn {
  readonly column: Column
  readonly cell: number
  readonly header: string
}
