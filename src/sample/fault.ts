import type { FindingCode } from '../book/findings.ts'

/**
 * What Openbook makes of a fault:
 * - `open`: only the broker can mend it;
 * - `proposed`: there is a proposal, and somebody has to say yes;
 * - `repaired`: it is mended with certainty;
 * - `rejected`: the row is not stored;
 * - `scope`: no fault of the data; the policy is not one to pursue.
 */
export type Outcome = 'open' | 'proposed' | 'repaired' | 'rejected' | 'scope'

/** One finding that the sample book is sure to give. */
export interface Fault {
  readonly code: FindingCode
  /** The header of the cell that is wrong; empty where it is not one cell. */
  readonly column: string
  /** The cell as it is in the file. */
  readonly sent: string
  /** What it said before, or ought to say; empty where there is no such thing. */
  readonly truth: string
  readonly outcome: Outcome
}

/** A row of a sample file. */
export interface SampleRow {
  /** As Openbook reads it; null for a row without one that can be read. */
  readonly id: number | null
  readonly cells: readonly string[]
  /** The line as it is in the file, where it is not what CSV makes of the cells. */
  readonly line?: string
  readonly faults: readonly Fault[]
}

export function fault(code: FindingCode, outcome: Outcome, column = '', sent = '', truth = ''): Fault {
  return { code, column, sent, truth, outcome }
}
