/** How bad a finding is. `scope` is no fault: the policy is simply not one to pursue. */
export type Severity = 'blocker' | 'major' | 'minor' | 'info' | 'scope'

/**
 * Who mends it:
 * - `safe`: Openbook does, by itself, where the value follows with certainty from what was sent;
 * - `proposed`: Openbook proposes a value, and someone says yes or no;
 * - `broker`: only the broker knows;
 * - `none`: there is nothing to mend.
 *
 * A rule with several takes the first that a row allows.
 */
export type Repair = 'safe' | 'proposed' | 'broker' | 'none'

export interface FindingRule {
  readonly severity: Severity
  /** A rejected row is not stored, only reported. */
  readonly rejects: boolean
  readonly repair: readonly Repair[]
  /** Raised when the rule finds other rows than before: findings of an older version are found anew. */
  readonly version: number
  /** What is wrong and how to mend it, in words a broker's account manager understands. */
  readonly sentence: string
  /** The same said of one record and of many, for the work list: "{count} clients have no state". */
  readonly together: readonly [one: string, many: string]
}

/** A rule whose rows are not stored. */
export function rejects(sentence: string, one: string, many: string): FindingRule {
  return { severity: 'blocker', rejects: true, repair: ['broker'], version: 1, sentence, together: [one, many] }
}

export function finds(
  severity: Severity,
  repair: Repair | readonly Repair[],
  sentence: string,
  [one, many]: readonly [string, string],
  version = 1,
): FindingRule {
  const repairs = typeof repair === 'string' ? [repair] : repair
  return { severity, rejects: false, repair: repairs, version, sentence, together: [one, many] }
}
