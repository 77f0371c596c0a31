/**
 * A book's grade: how much of what carriers could be shown they may be shown. By premium; by rows where nothing has a
 * premium. docs/explanation/readiness.md has the formula.
 */

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** The least share of each grade. */
export const grades: readonly (readonly [Grade, number])[] = [
  ['A', 0.9],
  ['B', 0.75],
  ['C', 0.6],
  ['D', 0.4],
  ['E', 0.2],
  ['F', 0],
]

export interface Amount {
  readonly rows: number
  /** A decimal, never below zero. */
  readonly premium: string
}

export interface Graded {
  /** Null where nothing is in scope: there is nothing to grade. */
  readonly letter: Grade | null
  /** From 0 to 1, cut to four places, so that it never says more than there is. */
  readonly share: number | null
  readonly by: 'premium' | 'rows'
}

/** @param inScope everything in scope and in the window, what is ready included */
export function gradeOf(ready: Amount, inScope: Amount): Graded {
  const premium = tenThousandths(inScope.premium)
  const by = premium > 0n || inScope.rows === 0 ? 'premium' : 'rows'
  const [part, whole] =
    by === 'premium' ? [tenThousandths(ready.premium), premium] : [BigInt(ready.rows), BigInt(inScope.rows)]
  if (whole === 0n) return { letter: null, share: null, by }
  const share = Number((part * 10_000n) / whole) / 10_000
  return { letter: grades.find(([, least]) => share >= least)![0], share, by }
}

function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole) * 10_000n + BigInt(fraction.slice(0, 4).padEnd(4, '0'))
}
