import { Failure } from '../book/failures.ts'

/**
 * Cuts a stream into pieces of `size` bytes (the last may be smaller), copying each byte once.
 * @throws Failure `receive.too-large` as soon as more than `limit` bytes have come
 */
export async function* inChunks(
  body: AsyncIterable<Uint8Array>,
  size: number,
  limit: number,
): AsyncGenerator<Buffer, void> {
  let total = 0
  let chunk = Buffer.allocUnsafe(size)
  let filled = 0
  for await (const piece of body) {
    total += piece.length
    if (total > limit) throw new Failure('receive.too-large', { limit })
    for (let from = 0; from < piece.length;) {
      const taken = Math.min(size - filled, piece.length - from)
      chunk.set(piece.subarray(from, from + taken), filled)
      filled += taken
      from += taken
      if (filled === size) {
        yield chunk
        chunk = Buffer.allocUnsafe(size)
        filled = 0
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
