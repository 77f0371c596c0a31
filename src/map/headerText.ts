/** The columns that a rejections file has after the file's own. They come back with it and are left out in silence. */
export const rejectionColumns: readonly string[] = ['_line', '_codes', '_reasons']

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

/** Names header texts in a message: the first twenty, each cut at forty characters. */
export function listHeaders(headers: readonly string[]): string {
  const named = headers.slice(0, 20).map((header) => (header.length > 40 ? `${header.slice(0, 39)}…` : header))
  const more = headers.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
