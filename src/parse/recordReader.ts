import { CR, LF } from './bytes.ts'
import type { ScanLimits } from './limits.ts'

/** More cells than a batch should have; its last row may go beyond it by `limits.columns`. */
export const batchCells = 32 * 1024

/** The bytes at hand, the cells found in them, and what has to be remembered from one row to the next. */
export interface RecordReader {
  readonly limits: ScanLimits
  separator: number
  /** What each byte is to a cell without quotes. */
  readonly kinds: Uint8Array
  bytes: Buffer
  /** Where the bytes at hand end. A line end of our own stands there, so that nothing runs past it. */
  filled: number
  /** Nothing comes after the bytes at hand. */
  final: boolean
  readonly cellStart: Int32Array
  readonly cellEnd: Int32Array
  /** Cells found so far. */
  cells: number
  /** Which of them have doubled quotation marks, still to be made single. */
  readonly doubled: number[]
  /** Line ends inside the last row's cells. */
  innerLines: number
  /** Why the last row was given up, one of `faults`. */
  fault: number
  strayAt: number
  /** How far the reading of a given-up row got, the farthest of all, and that row's fault; see `readQuoted`. */
  triedUntil: number
  triedFault: number
}

export const kinds = { text: 0, separator: 1, lf: 2, cr: 3 } as const

export function createRecordReader(limits: ScanLimits): RecordReader {
  return {
    limits,
    separator: 0,
    kinds: new Uint8Array(256),
    bytes: Buffer.alloc(0),
    filled: 0,
    final: false,
    cellStart: new Int32Array(batchCells + limits.columns),
    cellEnd: new Int32Array(batchCells + limits.columns),
    cells: 0,
    doubled: [],
    innerLines: 0,
    fault: 0,
    strayAt: 0,
    triedUntil: 0,
    triedFault: 0,
  }
}

export function setSeparator(reader: RecordReader, separator: number): void {
  reader.separator = separator
  reader.kinds[LF] = kinds.lf
  reader.kinds[CR] = kinds.cr
  reader.kinds[separator] = kinds.separator
}
