export const NUL = 0x00
export const TAB = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20
export const QUOTE = 0x22

/** What may stand between a quotation mark and the end of its cell. A tab may not where it separates cells. */
export function isBlank(byte: number, separator: number): boolean {
  return byte === SPACE || (byte === TAB && separator !== TAB)
}
