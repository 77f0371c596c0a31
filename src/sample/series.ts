import { carrierId } from './carriers.ts'
import { monthOf } from './dates.ts'
import { place, type SampleOptions } from './options.ts'
import { Plan } from './plan.ts'
import { policyTypes, type PolicyType } from './policyTypes.ts'
import { Random } from './random.ts'
import { Shuffle } from './shuffle.ts'
import { offices } from './words.ts'

/** How many rows a policy and its renewals have. */
export const rowsOfSeries = 4

/** A client has at most this many policies that are renewed; each is of another line. */
const mostOfClient = 24

/**
 * What the last row of a series is, where it is not the newest term:
 * - `duplicate`: the newest term once more;
 * - `overlap`: a term of the same carrier and number that begins before the newest ends;
 * - `program`: a policy beside it, of another number.
 */
export type SeriesKind = 'duplicate' | 'overlap' | 'program'

const shares: Record<SeriesKind, number> = { duplicate: 0.005, overlap: 0.004, program: 0.004 }

/** A policy and its renewals. */
export interface Series {
  readonly kind: SeriesKind | undefined
  readonly type: PolicyType
  readonly office: string
  readonly client: number
  readonly carrier: number
  /** Which of the book's carriers that is; nothing in a book without any. */
  readonly carrierIndex: number | undefined
  /** When the newest term begins, in months since the year 0. */
  readonly newestMonth: number
  readonly day: string
  readonly premium: number
  /** No other series has it. */
  readonly number: string
  /** Nor this one. */
  readonly otherNumber: string
}

/**
 * The series of a sample book. No two share a client and a line, or a policy number, so that what is found about a
 * policy depends on the rows of its own series.
 */
export class AllSeries {
  readonly count: number
  readonly #options: SampleOptions
  readonly #asOf: number
  readonly #kinds: Plan<SeriesKind>
  readonly #owners: Shuffle
  readonly #numbers: Shuffle

  constructor(options: SampleOptions) {
    const { seed, clients } = options
    this.count = Math.ceil(options.policies / rowsOfSeries)
    this.#options = options
    this.#asOf = monthOf(options.asOf)
    this.#kinds = new Plan(this.count, shares, seed, place.series)
    this.#owners = new Shuffle(Math.max(1, clients), seed, place.owners)
    this.#numbers = new Shuffle(Math.max(2_000_000, this.count * 2), seed, place.numbers)
  }

  /** Most newest terms end within the twelve months after the as-of day; a few have just ended, a few end later. */
  at(index: number): Series {
    const { seed, carriers } = this.#options
    const random = new Random(seed, place.series, index)
    const { client, type } = this.#owner(index)
    const form = random.chance(0.9) ? '' : `${type.label.slice(0, 2).toUpperCase()}-`
    const carrierIndex = carriers > 0 ? random.below(carriers) : undefined
    const number = (each: number) => {
      const digits = 100_000 + this.#numbers.position(each)
      return form === '' ? `${digits}.0` : `${form}${digits}`
    }
    return {
      kind: this.#kinds.at(index)?.kind,
      type,
      office: random.pick(offices),
      client,
      carrier: carrierId(carrierIndex ?? 0),
      carrierIndex,
      newestMonth: this.#asOf - 14 + random.below(16),
      day: random.chance(0.8) ? '01' : String(1 + random.below(28)).padStart(2, '0'),
      premium: type.premium * (0.4 + 2 * random.fraction() ** 2),
      number: number(2 * index),
      otherNumber: number(2 * index + 1),
    }
  }

  /** Each client gets a series before any gets another. When all have as many as they may, clients are made up. */
  #owner(index: number): { client: number; type: PolicyType } {
    const { clients, seed } = this.#options
    const round = clients > 0 ? Math.floor(index / clients) : mostOfClient
    if (round >= mostOfClient) {
      return {
        client: 2 * clients + 1000 + this.#options.policies + index,
        type: new Random(seed, place.owners, index).pick(policyTypes),
      }
    }
    const client = 1 + this.#owners.position(index % clients)
    const random = new Random(seed, place.owners, client)
    const lines = new Set<string>()
    for (;;) {
      const type = random.pick(policyTypes)
      if (lines.has(type.line)) continue
      lines.add(type.line)
      if (lines.size > round) return { client, type }
    }
  }
}
