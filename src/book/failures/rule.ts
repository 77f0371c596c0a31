export interface FailureRule {
  /** The HTTP status when it answers a request. */
  readonly status: number
  /** A few words for the problem's title. */
  readonly title: string
  /** What happened, where, and what was expected. */
  readonly sentence: string
  /** How to mend it. */
  readonly hint: string
}

export const rule = (status: number, title: string, sentence: string, hint: string): FailureRule => ({
  status,
  title,
  sentence,
  hint,
})
