import { scanLimits, type ScanLimits } from './limits.ts'
import { createRowScanner } from './rowScanner.ts'
import type { RecordBatch } from './records.ts'

export interface ScanOptions {
  readonly limits?: Partial<ScanLimits>
  /** The byte between cells; told from the first line when it is not given. */
  readonly separator?: number
}

/**
 * Tells rows and cells apart. The result is the same however the bytes are cut, and memory is bounded whatever they
 * are.
 *
 * - LF, CR and CR LF end a line, in any mixture. Lines are counted as they stand in the file, from 1.
 * - Rows whose every cell is empty or spaces and tabs are skipped: Excel leaves lines of separators behind.
 * - What a cell is: see `readRecord`. Which byte separates cells: see `findSeparator`.
 * - A row that cannot be read (a quotation mark that never closes, text after a closing one, something larger than the
 *   limits) is given with its fault and the cells of the line that it starts on, and reading goes on at the line after
 *   that one: a broken row costs itself alone. A row with a NUL byte can be read and is given whole, with its fault.
 * - A row that is not UTF-8 was Windows-1252: it is given as UTF-8 and marked.
 *
 * The first row is the header. Nothing at all comes out of an empty text.
 */
export async function* scanRecords(
  text: AsyncIterable<Buffer>,
  options: ScanOptions = {},
): AsyncGenerator<RecordBatch, void, undefined> {
  const limits = { ...scanLimits, ...options.limits }
  const scanner = createRowScanner(limits, options.separator)
  let fresh = 0
  for await (const chunk of text) {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + limits.fill - fresh)
      scanner.add(piece)
      from += piece.length
      fresh += piece.length
      if (fresh < limits.fill) continue
      fresh = 0
      for (let batch = scanner.next(); batch !== undefined; batch = scanner.next()) yield batch
    }
  }
  scanner.end()
  for (let batch = scanner.next(); batch !== undefined; batch = scanner.next()) yield batch
}
