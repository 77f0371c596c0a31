import { plusDays, plusMonths } from './dates.ts'
import { fault, type Fault } from './fault.ts'
import type { PolicyType } from './policyTypes.ts'

/** A policy as it will stand in the book: what is decided by comparing it with the others of its series. */
export interface Term {
  readonly id: number
  readonly client: number | null
  readonly carrier: number | null
  readonly number: string
  /** Nothing where the cell is empty. */
  readonly type: PolicyType | undefined
  /** The day it begins, and the day it renews; where one was not sent, the day that will be proposed. */
  readonly effective: string | null
  readonly renews: string | null
  /** Both dates could be read as they were sent. */
  readonly dated: boolean
  /** It ends on the day it begins, so it renews nothing. */
  readonly cancelled: boolean
}

/** A new term may begin this many days before the old one ends. */
const early = 45

/**
 * What is found about the policies of one series because of each other, and why one is out of scope on the day. What
 * the cells say is not known here.
 */
export function judgeSeries(terms: readonly Term[], asOf: string): Map<Term, Fault[]> {
  return new Map(
    terms.map((term) => [
      term,
      [duplicate(term, terms), overlap(term, terms), outOfScope(term, terms, asOf)].filter(
        (each) => each !== undefined,
      ),
    ]),
  )
}

function outOfScope(term: Term, terms: readonly Term[], asOf: string): Fault | undefined {
  const { renews, type } = term
  if (type?.verdict === 'not-pc') return fault('policy.type.not-pc', 'scope', 'Type')
  if (term.cancelled) return fault('policy.term.zero', 'scope', 'ExpirationDate')
  if (renews === null) return undefined
  const from = plusDays(renews, -early)
  if (terms.some((other) => other !== term && succeeds(other, term, from))) return fault('policy.superseded', 'scope')
  if (renews < asOf) return fault('policy.expired.no-successor', 'scope', 'ExpirationDate')
  return renews >= plusMonths(asOf, 12) ? fault('policy.window.beyond', 'scope', 'ExpirationDate') : undefined
}

/** @param from the first day on which a newer term of it may begin */
function succeeds(other: Term, term: Term, from: string): boolean {
  if (other.cancelled || other.effective === null || other.effective < from) return false
  const sameLine =
    term.client !== null &&
    other.client === term.client &&
    term.type !== undefined &&
    other.type?.line === term.type.line
  return sameLine || samePolicy(other, term)
}

/** The one with the highest id stays; the others are the copies. */
function duplicate(term: Term, terms: readonly Term[]): Fault | undefined {
  const kept = terms.find((other) => other.id > term.id && samePolicy(other, term) && sameDays(other, term))
  return kept && fault('policy.duplicate.term', 'proposed', 'Id')
}

/** Found on the one that begins later. */
function overlap(term: Term, terms: readonly Term[]): Fault | undefined {
  if (!term.dated || term.cancelled) return undefined
  const earlier = terms.some(
    (other) =>
      other !== term &&
      other.dated &&
      !other.cancelled &&
      samePolicy(other, term) &&
      !sameDays(other, term) &&
      other.effective! < term.effective! &&
      other.renews! > term.effective!,
  )
  return earlier ? fault('policy.term.overlap', 'open', 'EffectiveDate') : undefined
}

function samePolicy(one: Term, other: Term): boolean {
  return one.carrier !== null && one.carrier === other.carrier && one.number !== '' && one.number === other.number
}

function sameDays(one: Term, other: Term): boolean {
  return one.dated && other.dated && one.effective === other.effective && one.renews === other.renews
}
