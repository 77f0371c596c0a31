/** A row: its cells, or the line as it is to stand in the file. */
export type CsvRow = readonly string[] | string

/** Lines of CSV text for rows, header first, in pieces of about 64 KB. */
export function* csvText(header: readonly string[], rows: Iterable<CsvRow>): Generator<string> {
  let text = csvLine(header)
  for (const row of rows) {
    text += typeof row === 'string' ? row : csvLine(row)
    if (text.length >= 65_536) {
      yield text
      text = ''
    }
  }
  yield text
}

export function csvLine(cells: readonly string[]): string {
  let line = csvCell(cells[0] ?? '')
  for (let index = 1; index < cells.length; index++) line += `,${csvCell(cells[index]!)}`
  return `${line}\n`
}

/** Quoted only where the cell needs it. */
function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
