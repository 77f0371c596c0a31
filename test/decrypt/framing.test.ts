import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import { dearmor } from '../../src/decrypt/armor.ts'
import { isBareFile, readFile } from '../../src/decrypt/innerMessage.ts'
import { OuterMessage } from '../../src/decrypt/outerMessage.ts'
import { makeFixtures, type Fixtures } from './support/fixtures.ts'
import { armored, compressed, encryptPackets, literal, literalInParts, packet, signed } from './support/messages.ts'

/** The framing that we read ourselves: the same however the bytes are cut, and never more than there is. */

let fixtures: Fixtures
let message: Buffer
beforeAll(async () => {
  fixtures = await makeFixtures()
  const { me, stranger, text } = fixtures
  message = await encryptPackets(literal(text.subarray(0, 2000)), [me.key, stranger.key], { kind: 'mdc' })
})

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 })

describe('the outside of a message', () => {
  it('is the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (pieces, isArmored) => {
        const bytes = isArmored ? Buffer.from(`Hello\r\n\r\n${armored(message).replace(/\n/g, '\r\n')}bye`) : message
        const outer = await OuterMessage.open(cut(bytes, pieces))
        expect(outer.recipients).toEqual([
          { keyId: fixtures.encryptionKeyId(fixtures.me), algorithm: 18 },
          { keyId: fixtures.encryptionKeyId(fixtures.stranger), algorithm: 18 },
        ])
        expect((await collect(outer.bytes())).equals(message)).toBe(true)
      }),
    )
  })

  it('fails in the same way however it is cut', async () => {
    const faults: [Buffer, string][] = [
      [message.subarray(0, -1), 'decrypt.truncated'],
      [Buffer.concat([message, message]), 'decrypt.several-messages'],
      [Buffer.concat([message, Buffer.from('\n')]), 'decrypt.malformed'],
      [Buffer.from(armored(message).slice(0, -30)), 'decrypt.truncated'],
      [Buffer.from(armored(message).repeat(2)), 'decrypt.several-messages'],
      [Buffer.from(armored(message).replace('\n\n', '\n\n!')), 'decrypt.malformed'],
    ]
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom(...faults), async (pieces, [bytes, code]) => {
        const reading = async () => (await OuterMessage.open(cut(bytes, pieces))).drain()
        await expect(reading()).rejects.toMatchObject({ code })
      }),
    )
  })

  it('never makes anything but a Failure of garbage', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.concat([Buffer.from([0xc1]), bytes])),
      fc.string({ maxLength: 200 }).map((text) => Buffer.from(`-----BEGIN PGP MESSAGE-----\n${text}`)),
    )
    await fc.assert(
      fc.asyncProperty(noise, sizes, async (bytes, pieces) => {
        const reading = async () => (await OuterMessage.open(cut(Buffer.from(bytes), pieces))).drain()
        const end = await reading().catch((error: unknown) => error)
        expect(end === undefined || end instanceof Failure).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('does not grow without end before the message begins', async () => {
    const padding = async function* () {
      for (;;) yield packet(21, Buffer.alloc(60_000))
    }
    await expect(OuterMessage.open(padding())).rejects.toMatchObject({ code: 'decrypt.malformed' })
    const preamble = async function* () {
      for (;;) yield Buffer.alloc(60_000, 'not yet\n')
    }
    await expect(OuterMessage.open(preamble())).rejects.toMatchObject({ code: 'decrypt.malformed' })
    const headers = async function* () {
      yield Buffer.from('-----BEGIN PGP MESSAGE-----\n')
      for (;;) yield Buffer.alloc(60_000, 'Comment: x ')
    }
    await expect(OuterMessage.open(headers())).rejects.toMatchObject({ code: 'decrypt.malformed' })
  })
})

describe('armor', () => {
  const textOf = (lines: string[], end = '\n') => Buffer.from(lines.join(end))
  const begin = '-----BEGIN PGP MESSAGE-----'
  const end = '-----END PGP MESSAGE-----'

  it.each([
    ['with headers', textOf([begin, 'Version: GnuPG v2', 'Comment: a: b', '', 'wqgB', end, ''])],
    ['without headers', textOf([begin, '', 'wqgB', end])],
    ['without the empty line', textOf([begin, 'wqgB', end])],
    ['with a checksum', textOf([begin, '', 'wqgB', '=abcd', end])],
    ['with blanks at the ends of lines', textOf([`${begin} `, '  ', 'wqgB  ', `${end}  `])],
    ['with CR line ends', textOf([begin, '', 'wqgB', end, ''], '\r')],
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), textOf([begin, '', 'wqgB', end])])],
    ['with one character a line', textOf([begin, '', 'w', 'q', 'g', 'B', end])],
    ['in a reply', textOf(['> quoted', '', begin, '', 'wqgB', end, '-- ', 'signature'])],
  ])('is read %s', async (_, text) => {
    for (const size of [1, 7, 1000]) {
      expect(await collect(dearmor(cut(text, [size])))).toEqual(Buffer.from([0xc2, 0xa8, 0x01]))
    }
  })

  it.each([
    ['==', 'wqg=', [0xc2, 0xa8]],
    ['=', 'wg==', [0xc2]],
  ])('is read with padding %s', async (_, base64, bytes) => {
    expect(await collect(dearmor(cut(textOf([begin, '', base64, '=abcd', end]), [3])))).toEqual(Buffer.from(bytes))
  })
})

describe('the inside of a message', () => {
  it('gives the file however it is packed and cut', async () => {
    const text = fixtures.text.subarray(0, 5000)
    const packed = [literal(text), literalInParts(text), literal(Buffer.alloc(0))].flatMap((packets) => [
      packets,
      compressed('none', packets),
      compressed('zip', packets),
      compressed('zlib', packets),
    ])
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom(...packed.entries()), async (pieces, [index, packets]) => {
        expect(isBareFile(packets.subarray(0, 200))).toBe(true)
        const expected = index < 8 ? text : Buffer.alloc(0)
        expect((await collect(readFile(cut(packets, pieces)))).equals(expected)).toBe(true)
      }),
    )
  })

  it('is not taken for a bare file when it is something else', async () => {
    const others = [
      await signed(fixtures.text, [fixtures.signer.key]),
      compressed('zip', await signed(fixtures.text, [fixtures.signer.key])),
      compressed('zip', compressed('zip', literal(fixtures.text))),
      packet(8, Buffer.from([3, 0x42, 0x5a, 0x68, 0x39])),
      message,
      Buffer.from('Id,Name'),
      Buffer.alloc(0),
    ]
    for (const packets of others) expect(isBareFile(packets.subarray(0, 4096))).toBe(false)
  })

  it.each([
    ['two files', () => Buffer.concat([literal(Buffer.from('a')), literal(Buffer.from('b'))])],
    ['a file that is cut off', () => literal(Buffer.alloc(100)).subarray(0, 50)],
    ['a header that is cut off', () => packet(11, Buffer.from([0x62, 9]))],
    ['compression that is cut off', () => packet(8, compressed('zip', literal(fixtures.text)).subarray(6, 300))],
    ['compression of garbage', () => packet(8, Buffer.alloc(100, 1))],
    ['nothing', () => Buffer.alloc(0)],
  ])('is refused: %s', async (_, make) => {
    await expect(collect(readFile(cut(make(), [10])))).rejects.toMatchObject({ code: 'decrypt.malformed' })
  })
})
