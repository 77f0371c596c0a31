import type { Finding } from '../book/findings.ts'
import type { Column } from '../book/tables.ts'

/**
 * A batch of checked rows, column by column: what the stage copies into the database. Arrays are used again, so a
 * batch is valid until the next one is asked for.
 */
export interface CheckedBatch {
  /** Text cells are ranges of this buffer. */
  readonly bytes: Buffer
  /** Rows that may be stored. */
  readonly count: number
  /** The physical line each came from. */
  readonly line: Float64Array
  /** One entry for each of the mapping's columns, in the same order. */
  readonly columns: readonly CheckedColumn[]
  /** By row index: cells that could not be read as their column's kind, by column name, as sent. Mostly empty. */
  readonly unreadable: ReadonlyMap<number, Readonly<Record<string, string>>>
  /** The rows that may not be stored. */
  readonly rejected: readonly Rejection[]
  /** What was found on rows that are stored all the same. */
  readonly noted: readonly { readonly line: number; readonly finding: Finding }[]
}

export type CheckedColumn =
  /** `text` and `code`: trimmed byte ranges; `start` -1 is null. */
  | { readonly column: Column; readonly start: Int32Array; readonly end: Int32Array }
  /**
   * `id`: the number. `date`: days since 2000-01-01. `money`: the amount times 10,000. NaN is null.
   * All are whole numbers within ±(2^53 - 1).
   */
  | { readonly column: Column; readonly value: Float64Array }

export interface Rejection {
  readonly line: number
  /** The row's cells as sent, in the file's order. */
  readonly cells: readonly string[]
  readonly findings: readonly Finding[]
}
