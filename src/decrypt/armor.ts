import { findArmor, isBinary } from '../book/armor.ts'
import { Failure } from '../book/failures.ts'

/** More text than this before the armor is no covering note. */
const maxPreamble = 64 * 1024

/**
 * The message in binary, whether it came so or in armor. What stands before and after the armor is left out, but for
 * a second message there, which is refused. The armor's checksum is not looked at (RFC 9580, 6.1): the message's own
 * integrity check is the one that counts.
 *
 * @throws Failure `decrypt.malformed`, `.truncated`, `.key-instead`, `.not-encrypted`, `.several-messages`
 */
export async function* dearmor(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let armor: ArmorReader | undefined
  let binary = false
  let head = Buffer.alloc(0)
  for await (const bytes of source) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!binary && armor === undefined) {
      // Three bytes settle what it is: packets, or text with or without a byte order mark.
      head = Buffer.concat([head, chunk])
      if (head.length < 3) continue
      chunk = head
      binary = isBinary(chunk)
      if (!binary) armor = new ArmorReader()
    }
    const decoded = armor === undefined ? chunk : armor.push(chunk.toString('latin1'))
    if (decoded.length > 0) yield decoded
  }
  if (armor !== undefined) armor.end()
  else if (!binary) throw new Failure('decrypt.truncated')
}

type Place = 'preamble' | 'headers' | 'data' | 'tail' | 'after'

/** Reads one armored message, pushed piece by piece as latin1 text. */
class ArmorReader {
  #place: Place = 'preamble'
  /** Text that is not settled yet: always short, but in the preamble. */
  #text = ''
  /** Base64 characters that make no whole group of four yet. */
  #group = ''

  push(text: string): Buffer {
    const decoded: Buffer[] = []
    let rest: string | undefined = text
    while (rest !== undefined) rest = this.#step(rest, decoded)
    return decoded.length === 1 ? (decoded[0] as Buffer) : Buffer.concat(decoded)
  }

  end(): void {
    if (this.#place === 'preamble') this.#step('\n', [])
    if (this.#place === 'preamble') throw new Failure('decrypt.malformed')
    if (this.#place === 'tail') this.#step('\n', [])
    if (this.#place !== 'after') throw new Failure('decrypt.truncated')
  }

  /** Takes in the text up to where the next place begins, and returns what is left for that one. */
  #step(text: string, decoded: Buffer[]): string | undefined {
    const read = {
      preamble: () => this.#readPreamble(text),
      headers: () => this.#readHeaders(text),
      data: () => this.#readData(text, decoded),
      tail: () => this.#readTail(text, decoded),
      after: () => this.#readAfter(text),
    }
    return read[this.#place]()
  }

  #readPreamble(text: string): string | undefined {
    this.#text += text
    const armor = findArmor(this.#text)
    if (armor === undefined) {
      if (this.#text.length > maxPreamble) throw new Failure('decrypt.malformed')
      return undefined
    }
    refuseOtherArmor(armor.type)
    return this.#go('headers', this.#text.slice(armor.end))
  }

  /** Lines such as "Version: …" up to an empty one; some programs leave the empty one out when there are none. */
  #readHeaders(text: string): string | undefined {
    this.#text += text
    for (;;) {
      const line = /^([^\r\n]*)(?:\r\n|\n|\r(?!$))/.exec(this.#text)
      if (line?.[1] === undefined) {
        if (this.#text.length > maxPreamble) throw new Failure('decrypt.malformed')
        return undefined
      }
      const isHeader = /^[A-Za-z][A-Za-z0-9-]*:/.test(line[1])
      if (!isHeader && line[1].trim() !== '') return this.#go('data', this.#text)
      this.#text = this.#text.slice(line[0].length)
      if (!isHeader) return this.#go('data', this.#text)
    }
  }

  /** The fast path: nearly all of an armored file goes through here, a chunk at a time. */
  #readData(text: string, decoded: Buffer[]): string | undefined {
    const tail = text.search(/[=-]/)
    const base64 = this.#group + (tail === -1 ? text : text.slice(0, tail)).replace(/[\r\n\t ]+/g, '')
    if (/[^A-Za-z0-9+/]/.test(base64)) throw new Failure('decrypt.malformed')
    const whole = base64.length - (base64.length % 4)
    this.#group = base64.slice(whole)
    if (whole > 0) decoded.push(Buffer.from(base64.slice(0, whole), 'base64'))
    return tail === -1 ? undefined : this.#go('tail', text.slice(tail))
  }

  #readTail(text: string, decoded: Buffer[]): string | undefined {
    this.#text += text
    const tail = /^(={0,2})\s*(?:=[A-Za-z0-9+/]{4})?\s*-----END PGP MESSAGE-----/.exec(this.#text)
    if (tail === null) {
      if (this.#text.length > 256) throw new Failure('decrypt.malformed')
      return undefined
    }
    if (this.#group.length === 1) throw new Failure('decrypt.malformed')
    if (this.#group !== '') decoded.push(Buffer.from(this.#group, 'base64'))
    return this.#go('after', this.#text.slice(tail[0].length))
  }

  #readAfter(text: string): undefined {
    this.#text += text
    if (findArmor(this.#text)?.type.startsWith('PGP MESSAGE')) throw new Failure('decrypt.several-messages')
    this.#text = this.#text.slice(-100)
  }

  #go(place: Place, rest: string): string {
    this.#place = place
    this.#text = ''
    return rest
  }
}

function refuseOtherArmor(type: string): void {
  if (type === 'PGP MESSAGE') return
  if (type.startsWith('PGP MESSAGE')) throw new Failure('decrypt.unsupported', { detail: 'an armor in several parts' })
  if (type === 'PGP PUBLIC KEY BLOCK') throw new Failure('decrypt.key-instead', { seen: 'public key' })
  if (type.endsWith('KEY BLOCK')) throw new Failure('decrypt.key-instead', { seen: 'private key' })
  if (type === 'PGP SIGNATURE') throw new Failure('decrypt.not-encrypted', { seen: 'a signature' })
  if (type === 'PGP SIGNED MESSAGE') throw new Failure('decrypt.not-encrypted', { seen: 'a signed text' })
  throw new Failure('decrypt.malformed')
}
