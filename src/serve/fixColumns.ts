import { columnsOf } from '../book/headers.ts'
import { quality } from '../book/quality.ts'
import { tables, type Column, type TableName } from '../book/tables.ts'
import type { Wanted } from '../store/reads/fixRows.ts'

/** A column of rows to be mended. Without a table's column it is one that Openbook does not know. */
export interface FixColumn {
  readonly header: string
  readonly column: Column | undefined
}

/**
 * The columns in which rows to be mended are given and sent back: those of the broker's newest file of the table, as
 * it has them. Any file may lack columns, so behind these, by their usual headers, come those that only earlier files
 * had, as rows have values there, and those that the finding asks for, as there has to be a cell to fill in.
 * @param headers the table's headers, the newest file's first; without any it is all columns that the table has
 */
export function fixColumns(table: TableName, headers: readonly (readonly string[])[], wanted: Wanted): FixColumn[] {
  const [newest, ...earlier] = headers
  const all = tables[table].columns
  if (newest === undefined) return all.map(inUsualWords)
  const own = columnsOf(table, newest)
  const had = new Set(earlier.flatMap((header) => columnsOf(table, header)))
  const asked = fieldsOf(table, 'fix' in wanted ? wanted.fix.split('~', 1)[0]! : wanted.code)
  const absent = all.filter((column) => !own.includes(column) && (had.has(column) || asked.has(column.name)))
  return [...newest.map((header, at) => ({ header, column: own[at] })), ...absent.map(inUsualWords)]
}

export function inUsualWords(column: Column): FixColumn {
  return { header: column.header, column }
}

/** The fields that a finding may be mended in. */
function fieldsOf(table: TableName, code: string): ReadonlySet<string> {
  const asking = quality[table].fields.filter(({ missing, invalid, inconsistent }) =>
    [...missing, ...invalid, ...inconsistent].some((one) => one === code),
  )
  return new Set(asking.map(({ field }) => field))
}
