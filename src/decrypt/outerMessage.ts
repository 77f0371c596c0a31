import { Failure } from '../book/failures.ts'
import { dearmor } from './armor.ts'
import { FramingError, PacketScanner } from './packets.ts'

/** One of those the message is encrypted to, as it says itself. */
export interface Recipient {
  /** Sixteen upper-case hex digits; zeros where the sender hid it. */
  readonly keyId: string
  /** OpenPGP's number of the public-key algorithm. */
  readonly algorithm: number
}

export const hiddenKeyId = '0000000000000000'

/** Session keys for this many recipients are plenty; more is an attack on memory. */
const maxPreludeBytes = 1024 * 1024

/**
 * The outside of an encrypted message, read without any cryptography: to whom it is encrypted and how. It hands the
 * message on in binary while it watches the framing, so that an engine is given exactly one whole message of a kind
 * that it may decrypt, and so that both engines name the same fault alike.
 */
export class OuterMessage {
  readonly recipients: Recipient[] = []
  /** Uses RFC 9580's version 2 of encrypted data or version 6 of session keys, which GnuPG does not read. */
  usesRfc9580 = false
  /** log2 of the size of a piece that has its own authentication tag, where the message has such pieces. */
  chunkBits: number | undefined
  /** What is wrong with the framing, or with the source itself, once it has been seen. */
  fault: unknown

  readonly #source: AsyncIterator<Buffer>
  readonly #signal: AbortSignal | undefined
  readonly #scanner: PacketScanner
  readonly #prelude: Buffer[] = []
  #packets: { tag: number; start: Buffer }[] = []
  #ended = false

  /** @throws Failure `decrypt.*` when what comes before the encrypted data already says no */
  static async open(ciphertext: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<OuterMessage> {
    const message = new OuterMessage(ciphertext, signal)
    try {
      await message.#readPrelude()
      return message
    } catch (error) {
      await message.close()
      throw error
    }
  }

  private constructor(ciphertext: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
    this.#signal = signal
    this.#source = dearmor(ciphertext)[Symbol.asyncIterator]()
    this.#scanner = new PacketScanner({
      packet: (tag) => this.#seePacket(tag),
      body: (bytes) => this.#seeBody(bytes),
    })
  }

  /** The session keys' packets alone, in binary. */
  get sessionKeyPackets(): Buffer {
    return Buffer.concat(this.#packets.filter(({ tag }) => tag === 1).map(({ start }) => writePacket(1, start)))
  }

  /** The message in binary. To be read once. @throws the fault as soon as it shows */
  async *bytes(): AsyncGenerator<Buffer> {
    yield* this.#prelude.splice(0)
    for (let chunk = await this.#next(); chunk !== undefined; chunk = await this.#next()) yield chunk
  }

  /** Reads the rest without handing it on. @throws the fault, if there is one */
  async drain(): Promise<void> {
    while ((await this.#next()) !== undefined);
  }

  /** Lets go of the source; after an abort without waiting for it, since it may be what is stuck. */
  async close(): Promise<void> {
    this.#ended = true
    const closed = Promise.resolve(this.#source.return?.())
    if (this.#signal?.aborted === true) closed.catch(() => {})
    else await closed
  }

  async #readPrelude(): Promise<void> {
    let size = 0
    while (!this.#dataIsKnown()) {
      const chunk = await this.#next()
      if (chunk === undefined) break
      this.#prelude.push(chunk)
      size += chunk.length
      if (size > maxPreludeBytes && !this.#dataHasBegun()) throw new Failure('decrypt.malformed')
    }
    if (!this.#dataHasBegun()) throw new Failure('decrypt.truncated')
  }

  async #next(): Promise<Buffer | undefined> {
    if (this.fault !== undefined) throw this.fault
    if (this.#ended) return undefined
    try {
      const { value, done } = await unlessAborted(this.#source.next(), this.#signal)
      if (done === true) {
        this.#ended = true
        this.#scanner.end()
        return undefined
      }
      this.#scanner.push(value)
      return value
    } catch (error) {
      this.fault = error instanceof FramingError ? framingFailure(error) : error
      throw this.fault
    }
  }

  #dataHasBegun(): boolean {
    return [9, 18, 20].includes(this.#packets.at(-1)?.tag ?? 0)
  }

  /** The first bytes of the encrypted data say how it is encrypted. */
  #dataIsKnown(): boolean {
    return this.#dataHasBegun() && (this.#packets.at(-1)?.start.length ?? 0) >= 4
  }

  #seePacket(tag: number): void {
    if (this.#dataHasBegun()) throw trailing(tag)
    this.#packets.push({ tag, start: Buffer.alloc(0) })
    refuseTag(tag)
    if (this.#dataHasBegun()) this.#settlePrelude()
  }

  #seeBody(bytes: Buffer): void {
    const packet = this.#packets.at(-1)
    if (packet === undefined) return
    const isData = this.#dataHasBegun()
    if (isData && packet.start.length >= 4) return
    packet.start = Buffer.concat([packet.start, isData ? bytes.subarray(0, 4 - packet.start.length) : bytes])
    if (isData && packet.start.length >= 4) this.#readDataVersion(packet.tag, packet.start)
  }

  #settlePrelude(): void {
    for (const { tag, start } of this.#packets) if (tag === 1) this.#readSessionKey(start)
    const isSymmetric = this.#packets.some(({ tag }) => tag === 3)
    if (this.recipients.length > 0) {
      if (this.#packets.at(-1)?.tag === 9) throw new Failure('decrypt.no-integrity')
      return
    }
    // Encrypted data that no session key comes before is what the first PGP made from a password.
    if (isSymmetric || this.#packets.at(-1)?.tag === 9) throw new Failure('decrypt.symmetric')
    throw new Failure('decrypt.malformed')
  }

  #readSessionKey(body: Buffer): void {
    const [version = 0, length = 0, keyVersion = 0] = body
    if (version === 2 || version === 3) {
      if (body.length < 10) throw new Failure('decrypt.malformed')
      this.recipients.push({ keyId: hex(body.subarray(1, 9)), algorithm: body[9] ?? 0 })
    } else if (version === 6) {
      const fingerprint = body.subarray(3, 2 + length)
      const keyId =
        length === 0 ? hiddenKeyId : hex(keyVersion >= 5 ? fingerprint.subarray(0, 8) : fingerprint.subarray(-8))
      this.usesRfc9580 = true
      this.recipients.push({ keyId, algorithm: body[2 + length] ?? 0 })
    }
  }

  #readDataVersion(tag: number, [version = 0, , , chunkSize]: Buffer): void {
    if (tag === 18 && version === 2) this.usesRfc9580 = true
    else if (version !== 1) throw new Failure('decrypt.unsupported', { detail: `encrypted data of version ${version}` })
    if (tag === 20 || version === 2) this.chunkBits = (chunkSize ?? 0) + 6
  }
}

/** What the promise brings, unless the signal comes first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function framingFailure(error: FramingError): Failure {
  return new Failure(error.truncated ? 'decrypt.truncated' : 'decrypt.malformed', {}, { cause: error })
}

/** Packets that say at once that this is no encrypted message. */
function refuseTag(tag: number): void {
  if (tag === 5 || tag === 7) throw new Failure('decrypt.key-instead', { seen: 'private key' })
  if (tag === 6 || tag === 14) throw new Failure('decrypt.key-instead', { seen: 'public key' })
  if (tag === 2) throw new Failure('decrypt.not-encrypted', { seen: 'a signature' })
  if (tag === 4) throw new Failure('decrypt.not-encrypted', { seen: 'a signed message' })
  if (tag === 8) throw new Failure('decrypt.not-encrypted', { seen: 'a compressed message' })
  if (tag === 11) throw new Failure('decrypt.not-encrypted', { seen: 'a plain message' })
  // Markers and padding mean nothing; what is critical and unknown must be refused (RFC 9580, 4.3).
  if (![1, 3, 9, 10, 18, 20, 21].includes(tag) && tag < 40) throw new Failure('decrypt.malformed')
}

function trailing(tag: number): Failure {
  const begins = [1, 2, 3, 4, 8, 9, 10, 11, 18, 20].includes(tag)
  return new Failure(begins ? 'decrypt.several-messages' : 'decrypt.malformed')
}

function writePacket(tag: number, body: Buffer): Buffer {
  const header = Buffer.from([0xc0 | tag, 255, 0, 0, 0, 0])
  header.writeUInt32BE(body.length, 2)
  return Buffer.concat([header, body])
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase()
}
