import type { LineId } from './list.ts'

export type Verdict = 'pc' | 'not-pc' | 'unspecified' | 'review' | 'unknown'

/**
 * One rule of the classification. Its patterns are words, not regular expressions (see pattern.ts for what they
 * mean), so that they can be read aloud, and so that no label can take long.
 */
export interface LineRule {
  /** Stable and public: it is shown as what decided. */
  readonly id: string
  /** What a label that matches is: a line, or why none can be told. */
  readonly takes: LineId | 'unspecified' | 'review'
  /** Any of these. */
  readonly match: readonly string[]
  /** But none of these. */
  readonly unless: readonly string[]
  /** For review: the lines that it may well be. */
  readonly candidates: readonly LineId[]
}

interface Parts {
  /** Appended to the line's id, where one line has several rules. */
  readonly part?: string
  readonly unless?: string
}

/** @param match patterns, separated by commas */
export function takesFor(line: LineId, match: string, { part, unless }: Parts = {}): LineRule {
  const id = part === undefined ? line : `${line}.${part}`
  return { id, takes: line, match: list(match), unless: list(unless), candidates: [] }
}

/** The label is property and casualty, but does not say which line. */
export function unspecified(id: string, match: string): LineRule {
  return { id: `unspecified.${id}`, takes: 'unspecified', match: list(match), unless: [], candidates: [] }
}

/** The label can mean several things: the broker is asked once. */
export function asks(id: string, match: string, candidates: readonly LineId[] = []): LineRule {
  return { id: `review.${id}`, takes: 'review', match: list(match), unless: [], candidates }
}

function list(patterns: string | undefined): string[] {
  return patterns === undefined ? [] : patterns.split(',').map((pattern) => pattern.trim().replace(/\s+/g, ' '))
}
