import { CR, isBlank, LF, QUOTE } from './bytes.ts'
import type { RecordReader } from './recordReader.ts'

/** What `readQuoted` answers instead of a position. */
export const quoted = {
  /** The bytes end before the cell does. */
  cut: -1,
  /** Something other than the cell's end comes after the closing mark, at `reader.strayAt`. */
  stray: -2,
  /** An earlier row was inside quotes at the end of this line too, and it was given up later on. */
  alike: -3,
} as const

/** Whether a quotation mark is the first thing in the cell but for blanks. */
export function opensQuoted(reader: RecordReader, from: number): boolean {
  const { bytes, filled, separator } = reader
  let at = from
  while (isBlank(bytes[at]!, separator)) at++
  return at < filled && bytes[at] === QUOTE
}

/**
 * Reads the quoted cell that starts at `from`, blanks before it allowed, looking little farther than the limits.
 * @returns where it ends, or one of `quoted`
 *
 * A row that is given up is read again from its second line on, as rows of their own, and each of these could go on to
 * where the first one failed: a file made for it would take time that grows with the square of its size. So the place
 * is kept. A row that is inside quotes at a line end before it is where the given-up one was (which was inside quotes
 * at each of its line ends, or it would have ended there), so it is bound for the same end and given up at once. This
 * way every byte is looked at a fixed number of times: by one row that gets farther than those before it, and by the
 * row that starts on its line.
 */
export function readQuoted(reader: RecordReader, from: number, recordCap: number, cell: number): number {
  const { bytes, filled, triedUntil } = reader
  // A cell may end at its cap, so that byte is looked at too.
  const end = Math.min(filled, recordCap + 1, from + reader.limits.cell + 1)
  let at = from
  while (bytes[at] !== QUOTE) at++
  reader.cellStart[cell] = ++at
  let doubled = false
  for (;;) {
    while (at < end) {
      const byte = bytes[at]!
      if (byte === QUOTE) break
      // A line end is counted at its first byte.
      if (byte <= CR && (byte === CR || (byte === LF && bytes[at - 1] !== CR))) {
        if (at < triedUntil) return quoted.alike
        reader.innerLines++
      }
      at++
    }
    if (at >= end) return quoted.cut
    if (at + 1 < filled) {
      if (bytes[at + 1] !== QUOTE) break
      doubled = true
      at += 2
    } else if (reader.final) break
    else return quoted.cut
  }
  reader.cellEnd[cell] = at++
  if (doubled) reader.doubled.push(cell)
  return afterQuoted(reader, at, end)
}

function afterQuoted(reader: RecordReader, from: number, end: number): number {
  const { bytes, separator } = reader
  let at = from
  while (at < end && isBlank(bytes[at]!, separator)) at++
  if (at >= end) return end
  const byte = bytes[at]!
  if (byte === separator || byte === LF || byte === CR) return at
  reader.strayAt = at
  return quoted.stray
}
