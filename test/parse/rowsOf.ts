import { readCells } from '../../src/parse/readCells.ts'
import { rowFaults } from '../../src/parse/records.ts'
import { type ScanOptions, scanRecords } from '../../src/parse/scan.ts'

export interface ReadRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: string
  readonly windows1252: boolean
}

/** The bytes as a stream of pieces, cut after each of `cuts` bytes, and these lengths over again. */
export async function* inPieces(bytes: Uint8Array, cuts: readonly number[] = [65_536]): AsyncGenerator<Buffer> {
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const length = Math.max(1, cuts[piece % cuts.length]!)
    yield Buffer.from(bytes.subarray(at, at + length))
    at += length
  }
}

/** Everything that the scanner says about a text: a string is taken as UTF-8. */
export async function rowsOf(
  text: string | Uint8Array,
  options: ScanOptions = {},
  cuts?: readonly number[],
): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const batch of scanRecords(inPieces(Buffer.from(text), cuts), options)) {
    for (let row = 0; row < batch.count; row++) {
      rows.push({
        line: batch.line[row]!,
        cells: readCells(batch, row),
        fault: rowFaults[batch.fault[row]!]!,
        windows1252: batch.windows1252[row] === 1,
      })
    }
  }
  return rows
}

/** The cells alone, for texts in which nothing else is of interest. */
export async function cellsOf(text: string | Uint8Array, options: ScanOptions = {}): Promise<(readonly string[])[]> {
  return (await rowsOf(text, options)).map(({ cells }) => cells)
}
