/**
 * A batch of rows as the file had them. Cells are byte ranges of one UTF-8 buffer, so that nothing is turned into
 * a JavaScript string unless somebody has to read it.
 *
 * Row `r` has the cells `firstCell[r] … firstCell[r + 1] - 1`; cell `c` is `bytes[cellStart[c] … cellEnd[c] - 1]`,
 * with the quotes around it gone and doubled quotes made single. A row with a fault has the cells of the line that
 * it starts on, as far as they could be told apart: enough to show the broker what was sent.
 * All arrays belong to the scanner and are used again: a batch is valid until the next one is asked for.
 */
export interface RecordBatch {
  readonly bytes: Buffer
  readonly count: number
  readonly firstCell: Int32Array
  readonly cellStart: Int32Array
  readonly cellEnd: Int32Array
  /** The physical line each row starts on; the header is on line 1 unless blank lines come before it. */
  readonly line: Float64Array
  /** Index into `rowFaults`; 0 is none. */
  readonly fault: Uint8Array
  /** 1 where the row was not UTF-8 and was read as Windows-1252. */
  readonly windows1252: Uint8Array
}

/** Why a row could not be read: codes of book/findings.ts. */
export const rowFaults = [
  '',
  'row.quote.unclosed',
  'row.quote.stray',
  'row.cell.too-long',
  'row.too-long',
  'row.nul',
] as const

export const faults = { none: 0, unclosed: 1, stray: 2, cellTooLong: 3, tooLong: 4, nul: 5 } as const
