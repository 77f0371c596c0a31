/** Told of a message's packets as they come by. */
export interface PacketSink {
  /** A packet begins. */
  packet(tag: number): void
  /** The next bytes of its body; never empty. */
  body(bytes: Buffer): void
}

/** The bytes are no sequence of OpenPGP packets. */
export class FramingError extends Error {
  readonly truncated: boolean

  constructor(message: string, truncated = false) {
    super(message)
    this.name = 'FramingError'
    this.truncated = truncated
  }
}

/** Bodies of these may come in parts: compressed, literal and encrypted data (RFC 9580, 4.2.1.4). */
const partialAllowed = new Set([8, 9, 11, 18, 20])
const untilTheEnd = Number.POSITIVE_INFINITY

/**
 * Reads the framing of OpenPGP packets (RFC 9580, chapter 4.2; old and new headers, bodies in parts), however the
 * bytes are cut into chunks. No cryptography: a body is handed on as it is.
 */
export class PacketScanner {
  readonly #sink: PacketSink
  /** Bytes of the header that is being read: at most six. */
  #header: number[] = []
  /** The tag of the packet whose body goes on, or undefined between packets. */
  #tag: number | undefined
  /** How many bytes of the body (or of its present part) are still to come. */
  #left = 0
  #partsFollow = false

  constructor(sink: PacketSink) {
    this.#sink = sink
  }

  /** @throws FramingError, and whatever the sink throws */
  push(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#left > 0) {
        const take = Math.min(this.#left, chunk.length - at)
        this.#left -= take
        this.#sink.body(at === 0 && take === chunk.length ? chunk : chunk.subarray(at, at + take))
        at += take
      } else {
        this.#header.push(chunk[at++] ?? 0)
        this.#readHeader()
      }
    }
  }

  /** No more bytes will come. @throws FramingError when a packet is not whole */
  end(): void {
    const whole = this.#header.length === 0 && !this.#partsFollow
    if (!whole || (this.#left > 0 && this.#left !== untilTheEnd)) throw new FramingError('a packet is cut off', true)
  }

  #readHeader(): void {
    if (this.#partsFollow) return this.#readNewLength(this.#header, this.#tag ?? 0)
    const [first = 0, ...length] = this.#header
    if ((first & 0x80) === 0) throw new FramingError('a packet should begin here')
    const isNew = (first & 0x40) !== 0
    const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f
    if (tag === 0) throw new FramingError('a packet has the forbidden tag 0')
    if (isNew) this.#readNewLength(length, tag)
    else this.#readOldLength(length, first & 3, tag)
  }

  #readOldLength(bytes: readonly number[], kind: number, tag: number): void {
    if (kind === 3) {
      if (!partialAllowed.has(tag)) throw new FramingError('a packet has no length')
      return this.#begin(tag, untilTheEnd, false)
    }
    if (bytes.length === [1, 2, 4][kind]) this.#begin(tag, bigEndian(bytes), false)
  }

  #readNewLength(bytes: readonly number[], tag: number): void {
    const [first, second] = bytes
    if (first === undefined) return
    if (first < 192) this.#begin(tag, first, false)
    else if (first < 224) {
      if (second !== undefined) this.#begin(tag, ((first - 192) << 8) + second + 192, false)
    } else if (first === 255) {
      if (bytes.length === 5) this.#begin(tag, bigEndian(bytes.slice(1)), false)
    } else {
      if (!partialAllowed.has(tag)) throw new FramingError('a packet that must be whole comes in parts')
      this.#begin(tag, 2 ** (first & 0x1f), true)
    }
  }

  #begin(tag: number, length: number, partsFollow: boolean): void {
    const isNext = this.#partsFollow
    this.#header = []
    this.#tag = tag
    this.#left = length
    this.#partsFollow = partsFollow
    if (!isNext) this.#sink.packet(tag)
  }
}

function bigEndian(bytes: readonly number[]): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}
