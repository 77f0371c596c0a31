/**
 * Numbers that look random and are always the same for the same seed and place, so that any row can be made on
 * its own, in any order, on any machine (mulberry32; not for secrets).
 */
export class Random {
  #state: number

  /** @param place any whole numbers that tell this use from every other one: which table, which row */
  constructor(seed: number, ...place: number[]) {
    let state = mix(seed >>> 0)
    for (const number of place) state = mix(state ^ mix(number | 0) ^ Math.floor(number / 2 ** 32))
    this.#state = state
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end)
  }

  /** True for this share of all calls. */
  chance(share: number): boolean {
    return this.fraction() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}

/** Spreads neighbouring numbers over all 32 bits. */
export function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) + 0x9e3779b9
}
