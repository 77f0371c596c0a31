const TAB = 0x09
const CR = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const APOSTROPHE = 0x27
const PLUS = 0x2b
const MINUS = 0x2d
const EQUALS = 0x3d
const AT = 0x40
const DELETE = 0x7f

/** A range of bytes, used again and again. */
export interface CellRange {
  start: number
  end: number
}

/** Whether a cell with these bytes at its ends is tidy as it stands. Nearly all are, so this is asked first. */
export function isTidy(first: number, last: number): boolean {
  return first > SPACE && first < DELETE && first !== EQUALS && first !== APOSTROPHE && last > SPACE && last < DELETE
}

/**
 * Finds what a cell says: without white space and control characters at its ends, and without the `="…"` around it
 * that keeps a spreadsheet from reading 00123 as a number. In a mended rejections file the apostrophe goes first that
 * stands before what could be a formula (book/formulas.ts).
 */
export function tidyCell(bytes: Uint8Array, start: number, end: number, escaped: boolean, range: CellRange): void {
  range.start = escaped && isEscaped(bytes, start, end) ? start + 1 : start
  range.end = end
  trim(bytes, range)
  if (isWrapped(bytes, range)) {
    range.start += 2
    range.end -= 1
    trim(bytes, range)
  }
}

function isEscaped(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || bytes[start] !== APOSTROPHE) return false
  let at = start
  while (at < end && bytes[at] === APOSTROPHE) at++
  if (at === end) return false
  const byte = bytes[at]
  return byte === EQUALS || byte === PLUS || byte === MINUS || byte === AT || byte === TAB || byte === CR
}

function isWrapped(bytes: Uint8Array, { start, end }: CellRange): boolean {
  if (end - start < 3 || bytes[start] !== EQUALS || bytes[start + 1] !== QUOTE || bytes[end - 1] !== QUOTE) return false
  for (let at = start + 2; at < end - 1; at++) if (bytes[at] === QUOTE) return false
  return true
}

function trim(bytes: Uint8Array, range: CellRange): void {
  for (let size = 1; size > 0 && range.start < range.end; range.start += size) {
    size = spaceAt(bytes, range.start, range.end)
  }
  for (let size = 1; size > 0 && range.start < range.end; range.end -= size) {
    size = spaceBefore(bytes, range.start, range.end)
  }
}

/** @returns how many bytes the white space that ends at `end` has, or 0 */
function spaceBefore(bytes: Uint8Array, start: number, end: number): number {
  let at = end - 1
  while (at > start && at > end - 3 && (bytes[at]! & 0xc0) === 0x80) at--
  const size = spaceAt(bytes, at, end)
  return at + size === end ? size : 0
}

/**
 * @returns how many UTF-8 bytes the white space at `at` has, or 0. All that shows nothing counts: control characters,
 *   no-break, wide and zero-width spaces, direction marks, the soft hyphen, the byte order mark.
 */
function spaceAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!
  if (first <= SPACE || first === DELETE) return 1
  if (first < 0xc2 || at + 1 >= end) return 0
  const second = bytes[at + 1]!
  if (first === 0xc2) return second <= 0xa0 || second === 0xad ? 2 : 0
  if (at + 2 >= end) return 0
  return isWideSpace((first << 16) | (second << 8) | bytes[at + 2]!) ? 3 : 0
}

/** @param code the three bytes of a character in UTF-8, as one number */
function isWideSpace(code: number): boolean {
  return (
    (code >= 0xe28080 && code <= 0xe2808f) || // U+2000 … U+200F: spaces, zero-width ones, direction marks
    (code >= 0xe280a8 && code <= 0xe280af) || // U+2028 … U+202F: line ends, directions, narrow no-break space
    (code >= 0xe2819f && code <= 0xe281af) || // U+205F … U+206F: mathematical space, word joiner, directions
    code === 0xe38080 || // U+3000: ideographic space
    code === 0xefbbbf || // U+FEFF: byte order mark
    code === 0xe19a80 || // U+1680: ogham space
    code === 0xe1a08e // U+180E: Mongolian vowel separator
  )
}
