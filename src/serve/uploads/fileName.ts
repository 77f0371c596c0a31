/** The name a sender gave a file, without its path and without anything that could harm a terminal or a header. */
export function plainFileName(name: string | undefined): string | undefined {
  const last = name?.split(/[\\/]/).at(-1) ?? ''
  // Control characters, and those that turn the direction of writing.
  const plain = last.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').trim()
  return plain === '' ? undefined : plain.slice(0, 255)
}

/** For `content-disposition`: ASCII, no quotes. */
export function headerFileName(name: string): string {
  return name.replaceAll(/[^\w.\- ]/g, '_')
}
