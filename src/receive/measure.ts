import { createHash } from 'node:crypto'

export interface Measured {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Of what has passed through; asked for once, at the end. */
  sha256(): Buffer
}

/** Passes a file's bytes on, telling how many there were so far (to throw there ends it) and taking their checksum. */
export function measure(source: AsyncIterable<Uint8Array>, onBytes: (total: number) => void): Measured {
  const hash = createHash('sha256')
  let total = 0
  async function* passOn() {
    for await (const piece of source) {
      hash.update(piece)
      total += piece.length
      onBytes(total)
      yield piece
    }
  }
  return { bytes: passOn(), sha256: () => hash.digest() }
}
