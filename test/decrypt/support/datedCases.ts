import * as openpgp from 'openpgp'
import type { Case } from './case.ts'
import type { Fixtures } from './fixtures.ts'
import { compressed, encryptPackets, literal, signed, type Protection } from './messages.ts'

const mdc: Protection = { kind: 'mdc' }
const ocb: Protection = { kind: 'ocb' }
const { aead } = openpgp.enums

const good = { text: (f: Fixtures) => f.text }
const toMe = (f: Fixtures, inner: Buffer, protection: Protection = mdc) => encryptPackets(inner, [f.me.key], protection)
const plain = (f: Fixtures) => compressed('zip', literal(f.text))

/** A second in 2045, which does not fit into a signed number of 32 bits. */
const late = 2_380_000_001

export const datedCases: readonly Case[] = [
  ...[mdc, ocb, { kind: 'v2', aead: aead.ocb } as const].map((protection): Case => ({
    name: `with its date (${protection.kind})`,
    message: (f) => toMe(f, compressed('zip', literal(f.text, late)), protection),
    expected: { ...good, writtenAt: () => new Date(late * 1000) },
  })),
  {
    name: 'with its date, not compressed',
    message: (f) => toMe(f, literal(f.text, 1)),
    expected: { ...good, writtenAt: () => new Date(1000) },
  },
  {
    name: 'with its date, an empty file',
    message: (f) => toMe(f, literal(Buffer.alloc(0), late)),
    expected: { text: () => Buffer.alloc(0), writtenAt: () => new Date(late * 1000) },
  },
  { name: 'without a date', message: (f) => toMe(f, plain(f)), expected: { ...good, writtenAt: () => undefined } },
  ...[true, false].map((known): Case => ({
    name: `with its date, signed by ${known ? 'a known' : 'an unknown'} signer`,
    message: async (f) => {
      const packets = await signed(f.text, [f.signer.key])
      // OpenPGP.js dates the packet by now, and a signature does not speak of that.
      packets.writeUInt32BE(late, packets.indexOf(f.text) - 4)
      return toMe(f, compressed('zlib', packets))
    },
    keyring: (f) => (known ? f.keyring(f.me).signedBy(f.signer) : f.keyring(f.me)),
    expected: {
      ...good,
      warnings: known ? [] : ['decrypt.unknown-signer'],
      writtenAt: () => new Date(late * 1000),
    },
  })),
]
