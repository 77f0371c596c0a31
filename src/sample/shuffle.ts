import { mix, Random } from './random.ts'

const rounds = 4

/**
 * A shuffle of 0 … size - 1 that keeps nothing in memory, however large: it reckons where a number goes, and back. (A
 * Feistel network over the next power of four, walked until the number is a small one again.)
 */
export class Shuffle {
  readonly #size: number
  readonly #bits: number
  readonly #mask: number
  readonly #keys: readonly number[]

  /** @param size at most 2^30 */
  constructor(size: number, seed: number, ...place: number[]) {
    this.#size = size
    this.#bits = 1
    while (4 ** this.#bits < size) this.#bits++
    this.#mask = 2 ** this.#bits - 1
    const random = new Random(seed, ...place)
    this.#keys = Array.from({ length: rounds }, () => random.below(2 ** 32))
  }

  /** Where `index` goes. */
  position(index: number): number {
    let value = index
    do value = this.#forth(value)
    while (value >= this.#size)
    return value
  }

  /** What goes to `position`. */
  index(position: number): number {
    let value = position
    do value = this.#back(value)
    while (value >= this.#size)
    return value
  }

  #forth(value: number): number {
    let left = value >>> this.#bits
    let right = value & this.#mask
    for (let round = 0; round < rounds; round++) {
      const next = left ^ (mix(right ^ this.#keys[round]!) & this.#mask)
      left = right
      right = next
    }
    return (left << this.#bits) | right
  }

  #back(value: number): number {
    let left = value >>> this.#bits
    let right = value & this.#mask
    for (let round = rounds - 1; round >= 0; round--) {
      const before = right ^ (mix(left ^ this.#keys[round]!) & this.#mask)
      right = left
      left = before
    }
    return (left << this.#bits) | right
  }
}
