import { Random } from './random.ts'
import { Shuffle } from './shuffle.ts'

/** The share of items of a kind, 0 to 1; or the kind that there are as many of. */
export type Share<Kind> = number | { readonly asManyAs: Kind }

export interface Planned<Kind> {
  readonly kind: Kind
  /** Counts the items of the kind, from 0. */
  readonly number: number
}

/**
 * Which of many items are of which kind, each of one at most: as many as the shares say, not about as many, and
 * scattered. A book large enough for one of a kind is sure to have it; in a smaller one, chance decides.
 */
export class Plan<Kind extends string> {
  readonly #shuffle: Shuffle
  readonly #size: number
  readonly #starts: ReadonlyMap<Kind, number>
  readonly #ranges: readonly { readonly kind: Kind; readonly start: number; readonly end: number }[]
  readonly #end: number

  constructor(size: number, shares: Readonly<Partial<Record<Kind, Share<Kind>>>>, seed: number, ...place: number[]) {
    this.#size = size
    this.#shuffle = new Shuffle(Math.max(1, size), seed, ...place)
    const counts = new Map<Kind, number>()
    let start = 0
    this.#ranges = (Object.entries(shares) as [Kind, Share<Kind>][]).map(([kind, share], index) => {
      const odd = new Random(seed, ...place, index + 1).fraction()
      const count = typeof share === 'number' ? Math.floor(size * share + odd) : counts.get(share.asManyAs)!
      counts.set(kind, count)
      return { kind, start, end: (start += count) }
    })
    this.#starts = new Map(this.#ranges.map((range) => [range.kind, range.start]))
    this.#end = Math.min(start, size)
  }

  /** The kind of an item; nothing for a plain one. */
  at(index: number): Planned<Kind> | undefined {
    if (index >= this.#size) return undefined
    const position = this.#shuffle.position(index)
    if (position >= this.#end) return undefined
    for (const { kind, start, end } of this.#ranges) if (position < end) return { kind, number: position - start }
    return undefined
  }

  /** Where the item of that kind and number is; nothing where all items were too few. */
  find(kind: Kind, number: number): number | undefined {
    const position = this.#starts.get(kind)! + number
    return position < this.#end ? this.#shuffle.index(position) : undefined
  }
}
