import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachEngine } from './support/engines.ts'
import { makeFixtures, type Fixtures } from './support/fixtures.ts'
import { armored, compressed, encryptPackets, literal, signed, type Protection } from './support/messages.ts'
import { decryptAll } from './support/outcome.ts'

/** Whatever happens to a message on its way: it fails, or what comes out is what was put in. */

let fixtures: Fixtures
const protections: readonly Protection[] = [{ kind: 'mdc' }, { kind: 'ocb', chunkSizeByte: 6 }]
const messages = new Map<string, Buffer>()

beforeAll(async () => {
  fixtures = await makeFixtures()
  const { me, signer, text } = fixtures
  const short = text.subarray(0, 12_000)
  for (const protection of protections) {
    const put = async (name: string, inner: Buffer) =>
      messages.set(`${protection.kind} ${name}`, await encryptPackets(inner, [me.key], protection))
    await put('plain', literal(short))
    await put('compressed', compressed('zip', literal(short)))
    await put('signed', await signed(short, [signer.key]))
  }
  messages.set('mdc armored', Buffer.from(armored(messages.get('mdc compressed') as Buffer)))
})

const names = [
  ...protections.flatMap(({ kind }) => ['plain', 'compressed', 'signed'].map((name) => `${kind} ${name}`)),
  'mdc armored',
]

onEachEngine((engine) => {
  describe.each(names)('%s', (name) => {
    const check = async (damaged: Buffer) => {
      const outcome = await decryptAll(engine(), damaged, fixtures.keyring(fixtures.me))
      if (outcome.plaintext === undefined) return outcome.code
      return outcome.plaintext.equals(fixtures.text.subarray(0, 12_000)) ? 'same' : 'different'
    }

    it('with any bit flipped', async () => {
      const message = messages.get(name) as Buffer
      const place = fc.nat({ max: message.length - 1 })
      await fc.assert(
        fc.asyncProperty(place, fc.nat({ max: 7 }), async (at, bit) => {
          const damaged = Buffer.from(message)
          damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at)
          expect(await check(damaged)).not.toBe('different')
        }),
        { numRuns: 25 },
      )
    })

    it('cut off anywhere', async () => {
      const message = messages.get(name) as Buffer
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: message.length - 40 }), async (length) => {
          expect(await check(message.subarray(0, length))).toMatch(/^decrypt\.(truncated|malformed)$/)
        }),
        { numRuns: 15 },
      )
    })

    it('with a piece taken out', async () => {
      const message = messages.get(name) as Buffer
      const place = fc.nat({ max: message.length - 300 })
      await fc.assert(
        fc.asyncProperty(place, fc.integer({ min: 1, max: 200 }), async (at, length) => {
          const damaged = Buffer.concat([message.subarray(0, at), message.subarray(at + length)])
          expect(await check(damaged)).toMatch(/^decrypt\./)
        }),
        { numRuns: 10 },
      )
    })
  })

  it(
    'is told, and does not hang, when the framing breaks off anywhere near its start',
    { timeout: 180_000 },
    async () => {
      const message = messages.get('mdc compressed') as Buffer
      for (let at = 95; at < 120; at++) {
        for (let length = 100; length < 200; length += 7) {
          const damaged = Buffer.concat([message.subarray(0, at), message.subarray(at + length)])
          const outcome = await decryptAll(engine(), damaged, fixtures.keyring(fixtures.me))
          expect(outcome).toMatchObject({ code: expect.stringMatching(/^decrypt\./) as string })
        }
      }
    },
  )
})
