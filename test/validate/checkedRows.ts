import type { Finding } from '../../src/book/findings.ts'
import { openTable } from '../../src/map/openTable.ts'
import { decodeText } from '../../src/parse/decode.ts'
import { scanRecords } from '../../src/parse/scan.ts'
import type { CheckedBatch, Rejection } from '../../src/validate/checked.ts'
import { createValidator } from '../../src/validate/createValidator.ts'
import { inPieces } from '../parse/rowsOf.ts'

export interface Checked {
  /** The rows that may be stored: text as strings, other columns as the numbers that they are. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
  readonly rejected: readonly Rejection[]
  readonly noted: readonly { readonly line: number; readonly finding: Finding }[]
  /** By line. */
  readonly unreadable: Readonly<Record<number, Readonly<Record<string, string>>>>
}

/** Everything that the checks say about a file: a string is taken as UTF-8. */
export async function checkedRows(file: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<Checked> {
  const bytes = typeof file === 'string' || file instanceof Uint8Array ? inPieces(Buffer.from(file)) : file
  await using table = await openTable(scanRecords(decodeText(bytes)), undefined)
  const validate = createValidator(table.mapping)
  const rows: Record<string, string | number | null>[] = []
  const rejected: Rejection[] = []
  const noted: { line: number; finding: Finding }[] = []
  const unreadable: Record<number, Readonly<Record<string, string>>> = {}
  for await (const batch of table.rows) {
    const checked = validate(batch)
    for (let row = 0; row < checked.count; row++) rows.push(rowOf(checked, row))
    for (const [row, cells] of checked.unreadable) unreadable[checked.line[row]!] = cells
    rejected.push(...checked.rejected)
    noted.push(...checked.noted)
  }
  return { rows, rejected, noted, unreadable }
}

function rowOf(checked: CheckedBatch, row: number): Record<string, string | number | null> {
  const cells = checked.columns.map((checkedColumn) => {
    const { column } = checkedColumn
    if ('value' in checkedColumn) {
      const value = checkedColumn.value[row]!
      return [column.name, Number.isNaN(value) ? null : value]
    }
    const start = checkedColumn.start[row]!
    return [column.name, start < 0 ? null : checked.bytes.toString('utf8', start, checkedColumn.end[row])]
  })
  return { line: checked.line[row]!, ...Object.fromEntries(cells) }
}
