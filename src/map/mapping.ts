import type { Column, Table } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'

/** Which cell of a row is which column of which table. */
export interface Mapping {
  readonly table: Table
  /** The file's own header texts, in the file's order. */
  readonly header: readonly string[]
  /** The table's columns that the file has, in the table's order, each with the index of its cell. */
  readonly columns: readonly { readonly column: Column; readonly cell: number }[]
  readonly warnings: readonly Warning[]
}
