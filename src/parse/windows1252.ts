/** What 0x80 … 0x9F are in Windows-1252 (WHATWG's table); all other bytes are the code point of the same number. */
const upperControls = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
]

/** No byte of Windows-1252 takes more in UTF-8. */
export const longestInUtf8 = 3

/**
 * Writes the Windows-1252 text `bytes[from … to - 1]` as UTF-8 to `target`, which has room for it.
 * @returns where it ends
 */
export function windows1252ToUtf8(bytes: Buffer, from: number, to: number, target: number): number {
  let out = target
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    const point = byte >= 0x80 && byte < 0xa0 ? upperControls[byte - 0x80]! : byte
    if (point < 0x80) {
      bytes[out++] = point
      continue
    }
    if (point < 0x800) bytes[out++] = 0xc0 | (point >> 6)
    else {
      bytes[out++] = 0xe0 | (point >> 12)
      bytes[out++] = 0x80 | ((point >> 6) & 0x3f)
    }
    bytes[out++] = 0x80 | (point & 0x3f)
  }
  return out
}
