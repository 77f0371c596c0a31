import { inspect, stripVTControlCharacters } from 'node:util'

export interface Column {
  readonly name: string
  /** Numbers are set flush right. */
  readonly right?: boolean
}

const widestCell = 120

/**
 * Lines of a table with its columns aligned. null is shown as nothing; cells wider than 120 characters are cut, and
 * control characters are shown as escapes, so that no cell can play with the terminal.
 */
export function alignedTable(columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): string[] {
  const heads = columns.map((column) => visible(column.name))
  const cells = rows.map((row) => row.map((cell) => cut(visible(cell ?? ''))))
  const widths = heads.map((head, index) =>
    cells.reduce((most, row) => Math.max(most, width(row[index]!)), width(head)),
  )
  const line = (row: readonly string[], right: (index: number) => boolean) =>
    row
      .map((cell, index) => pad(cell, widths[index]!, right(index)))
      .join('  ')
      .trimEnd()
  return [
    line(heads, (index) => columns[index]!.right === true),
    widths.map((size) => '─'.repeat(size)).join('  '),
    ...cells.map((row) => line(row, (index) => columns[index]!.right === true)),
  ]
}

/** The text with its control characters as escapes (\n, \u001b …). */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const short = inspect(char).slice(1, -1)
    return short.length === 2 && short.startsWith('\\')
      ? short
      : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function cut(text: string): string {
  return text.length > widestCell ? `${text.slice(0, widestCell - 1)}…` : text
}

function pad(text: string, size: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, size - width(text)))
  return right ? space + text : text + space
}

/** How many places the text takes on a terminal: wide letters take two, marks that join none. */
export function width(text: string): number {
  let places = 0
  for (const char of stripVTControlCharacters(text)) {
    if (/\p{Mark}/u.test(char)) continue
    places +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        char,
      )
        ? 2
        : 1
  }
  return places
}
