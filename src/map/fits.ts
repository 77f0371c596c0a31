import { spellingsOf } from '../book/headers.ts'
import { type Column, type Table, tables } from '../book/tables.ts'

/** How a header row fits a table. */
export interface Fit {
  readonly table: Table
  /** The table's columns that are there, in the table's order, each with the cells that name it. */
  readonly columns: readonly { readonly column: Column; readonly cells: readonly number[] }[]
  /** The needed columns that are not there. */
  readonly missing: readonly Column[]
}

/** @param spellings the header's texts, as `spelling` gives them; empty ones name nothing */
export function fits(spellings: readonly string[]): Fit[] {
  return Object.values(tables).map((table) => fitOf(table, spellings))
}

function fitOf(table: Table, spellings: readonly string[]): Fit {
  const columns = table.columns
    .map((column) => ({ column, cells: cellsOf(column, spellings) }))
    .filter(({ cells }) => cells.length > 0)
  const present = new Set(columns.map(({ column }) => column))
  return { table, columns, missing: table.columns.filter((column) => column.needed && !present.has(column)) }
}

function cellsOf(column: Column, spellings: readonly string[]): number[] {
  const known = spellingsOf(column)
  return spellings.flatMap((text, cell) => (text !== '' && known.has(text) ? [cell] : []))
}
