import { tables, type Column, type TableName } from './tables.ts'

/** Spellings are alike that differ only in case, spaces and punctuation, or by what a byte order mark left behind. */
export function spelling(header: string): string {
  return withoutMark(header)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The header text as people know it. A mark that was read as Windows-1252 looks like ï»¿. */
export function withoutMark(header: string): string {
  return header.replace(/^(?:\ufeff|ï»¿)+/, '').trim()
}

/** For each text of a header row the table's column that it names, if any. */
export function columnsOf(table: TableName, header: readonly string[]): (Column | undefined)[] {
  return header.map((text) => {
    const spelled = spelling(text)
    return tables[table].columns.find((column) => spelled !== '' && spellingsOf(column).has(spelled))
  })
}

/** All spellings by which a column is known. */
export function spellingsOf(column: Column): Set<string> {
  return new Set([column.name, column.header, ...column.aliases].map(spelling))
}
