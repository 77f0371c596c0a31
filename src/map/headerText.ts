/** The columns that a rejections file has after the file's own. They come back with it and are left out in silence. */
export const rejectionColumns: readonly string[] = ['_line', '_codes', '_reasons']

/** Names header texts in a message: the first twenty, each cut at forty characters. */
export function listHeaders(headers: readonly string[]): string {
  const named = headers.slice(0, 20).map((header) => (header.length > 40 ? `${header.slice(0, 39)}…` : header))
  const more = headers.length - named.length
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
