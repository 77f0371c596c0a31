import { CR, LF, QUOTE, SPACE, TAB } from './bytes.ts'

/** What may separate cells, the likeliest first: Excel writes semicolons where the comma is the decimal sign. */
const separators = [0x2c, 0x3b, TAB, 0x7c]

/**
 * Tells which byte separates cells, and where the rows start, from the first line that says anything: Excel's
 * `sep=;` names the separator and is skipped; else it is the candidate that the line has most often outside quotation
 * marks, the likeliest of equals.
 */
export function findSeparator(text: Buffer): { separator: number; skip: number } {
  const named = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n|$)/i.exec(text.toString('latin1', 0, 16))
  if (named !== null) return { separator: named[1]!.charCodeAt(0), skip: named[0].length }
  const counts = separators.map(() => 0)
  let within = false
  let saidSomething = false
  for (const byte of text) {
    if (byte === QUOTE) within = !within
    if (!within && (byte === LF || byte === CR)) {
      if (saidSomething) break
      counts.fill(0)
      continue
    }
    const candidate = separators.indexOf(byte)
    if (candidate >= 0 && !within) counts[candidate]!++
    else if (byte !== SPACE && candidate < 0) saidSomething = true
  }
  return { separator: separators[counts.indexOf(Math.max(...counts))]!, skip: 0 }
}
