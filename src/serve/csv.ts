/** CSV as RFC 4180 has it, in a form that spreadsheets do not take for formulas. */

/** One line of cells, each quoted where it must be. Null is an empty cell. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  const text = String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
