import { escapeFormula } from '../../book/formulas.ts'
import { tables, type ColumnKind, type TableName } from '../../book/tables.ts'
import type { RecordRow } from '../../store/schema.ts'
import { csvLine } from '../csv.ts'

/** A table's records as CSV: the table's columns, then the upload and line that each came from. */
export function recordCsv(table: TableName): { head: string; line: (row: RecordRow) => string } {
  const columns = [
    ...tables[table].columns.map(({ name, kind }) => ({ name, text: isText(kind) })),
    { name: 'upload_id', text: false },
    { name: 'line', text: false },
  ]
  return {
    head: csvLine(columns.map(({ name }) => name)),
    line: (row) =>
      csvLine(
        columns.map(({ name, text }) => {
          const cell = (row as unknown as Record<string, string | number | null>)[name]
          return text && typeof cell === 'string' ? escapeFormula(cell) : cell
        }),
      ),
  }
}

function isText(kind: ColumnKind): boolean {
  return kind === 'text' || kind === 'code'
}
