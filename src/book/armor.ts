/** How an OpenPGP file begins, in binary or in armor: what both receiving and decrypting have to know of it. */

export interface ArmorStart {
  /** "PGP MESSAGE", "PGP PUBLIC KEY BLOCK" … */
  readonly type: string
  /** Where the line after the BEGIN line starts. */
  readonly end: number
}

/** Finds the first BEGIN line of an armor in latin1 text, if it is there as a whole line. */
export function findArmor(text: string): ArmorStart | undefined {
  const found = /(?:^|[\r\n]|^\xef\xbb\xbf)-----BEGIN (PGP [A-Z0-9 ,/]{1,40})-----[ \t]*(?:\r\n|\n|\r(?!$))/.exec(text)
  return found?.[1] === undefined ? undefined : { type: found[1], end: found.index + found[0].length }
}

/** Every OpenPGP packet starts with a byte whose highest bit is set; text (armor) does not, but for its BOM. */
export function isBinary(bytes: Uint8Array): boolean {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return !hasBom && ((bytes[0] ?? 0) & 0x80) !== 0
}
