/** Ids below this are told apart one by one; it takes one bit each, 16 MiB at most. */
const range = 2 ** 27

/**
 * Tells whether an id may have come twice, in bounded memory. Looking for repeats in the database costs a pass over
 * the stage; nearly every export has none, and this knows it for nothing.
 */
export class SeenIds {
  #bits = new Uint32Array(1024)
  #mayRepeat = false
  /** The largest id so far among those too large for the bits. While they only grow, none repeats. */
  #largest = range - 1

  get mayRepeat(): boolean {
    return this.#mayRepeat
  }

  add(ids: Float64Array, count: number): void {
    for (let i = 0; i < count && !this.#mayRepeat; i++) {
      const id = ids[i]!
      if (id >= range) this.#addLarge(id)
      else this.#addSmall(id)
    }
  }

  #addLarge(id: number): void {
    if (id <= this.#largest) this.#mayRepeat = true
    this.#largest = id
  }

  #addSmall(id: number): void {
    const word = id >>> 5
    if (word >= this.#bits.length) this.#grow(word + 1)
    const bit = 1 << (id & 31)
    if ((this.#bits[word]! & bit) !== 0) this.#mayRepeat = true
    this.#bits[word]! |= bit
  }

  #grow(words: number): void {
    const larger = new Uint32Array(Math.min(range / 32, Math.max(words, this.#bits.length * 2)))
    larger.set(this.#bits)
    this.#bits = larger
  }
}
