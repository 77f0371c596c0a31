import type { FindingCode } from '../../book/findings.ts'

/**
 * A rule about one policy, in SQL over `row`: the policy as sent, and what it is joined to. These are its columns.
 *
 * - as sent: id, type, office, carrier_id, client_id, effective_date, expiration_date, written_premium,
 *   carrier_policy_number, unreadable (jsonb)
 * - client_known, carrier_known: whether the book has the client and the carrier that it names
 * - verdict, line: what its type was taken for; null where it has no type
 * - least_usual, most_usual: the bounds of what is a usual premium in its line; null where too few are known
 * - kept_id: of several policies with its carrier, number and term, the one that is kept; null when it is that one
 * - kept_is_same: the kept one is the same in all else, too
 * - overlapping: it begins before another term of its carrier and number has ended
 */
export interface PolicyRule {
  readonly code: FindingCode & `policy.${string}`
  /** SQL, true or false, never null. */
  readonly finds: string
  readonly proposals?: readonly Proposal[]
  /** The broker decides what the policy's type is: that mends all policies of the type, and is no repair of a row. */
  readonly decidedByType?: boolean
}

/** What is proposed for the rows that a rule finds. One answer holds for all of them. */
export interface Proposal {
  /** Unique within the code; stable, because answers are kept by it. */
  readonly cause: string
  /** SQL, true or false: the found row has what the proposal is made from. */
  readonly given: string
  readonly values: readonly ProposedValue[]
  /** For people: what the value is made from. */
  readonly evidence: string
}

export interface ProposedValue {
  readonly field: 'effective_date' | 'expiration_date' | 'aside'
  /** SQL for the value; null where this row needs none. */
  readonly value: string
}

/** SQL: the cell of this column could not be read. */
export function unreadable(column: string): string {
  return `coalesce(row.unreadable ? '${column}', false)`
}

/** SQL: the cell of this column was empty. */
export function empty(column: string): string {
  return `(row.${column} is null and not ${unreadable(column)})`
}

export const twelveMonthsLater = `(row.effective_date + interval '12 months')::date`
export const twelveMonthsEarlier = `(row.expiration_date - interval '12 months')::date`
