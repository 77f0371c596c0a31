import { deflateRawSync, deflateSync } from 'node:zlib'
import * as openpgp from 'openpgp'

/** Builds OpenPGP messages of every kind, good and bad. The cryptography is OpenPGP.js's, the framing ours. */

export interface KeyPair {
  readonly key: openpgp.PrivateKey
  readonly armored: string
}

export async function makeKey(options: Partial<openpgp.KeyOptions> = {}): Promise<KeyPair> {
  const { privateKey } = await openpgp.generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: 'Test', email: 'test@example.org' }],
    ...options,
    format: 'object',
  })
  return { key: privateKey, armored: privateKey.armor() }
}

export type Protection =
  | { readonly kind: 'mdc' }
  /** Tag 20, as GnuPG 2.3 and newer write it. */
  | { readonly kind: 'ocb'; readonly chunkSizeByte?: number }
  /** RFC 9580's. */
  | { readonly kind: 'v2'; readonly aead: openpgp.enums.aead }
  /** Without integrity protection. */
  | { readonly kind: 'none' }

export interface EncryptOptions {
  readonly hidden?: boolean
  /** As if it were this day; the keys must be good on it. */
  readonly date?: Date
}

/** Encrypts inner packets, whatever they are. */
export async function encryptPackets(
  inner: Uint8Array,
  to: readonly openpgp.Key[],
  protection: Protection,
  { hidden = false, date = new Date() }: EncryptOptions = {},
): Promise<Buffer> {
  const data = crypto.getRandomValues(new Uint8Array(32))
  const keys = await openpgp.encryptSessionKey({
    data,
    algorithm: 'aes256',
    ...(protection.kind === 'v2'
      ? { aeadAlgorithm: openpgp.enums.read(openpgp.enums.aead as never, protection.aead as never) }
      : {}),
    encryptionKeys: [...to],
    wildcard: hidden,
    format: 'binary',
    date,
  } as never)
  return Buffer.concat([keys as unknown as Uint8Array, await encryptWith(data, inner, protection)])
}

async function encryptWith(key: Uint8Array, inner: Uint8Array, protection: Protection): Promise<Buffer> {
  const aes256 = openpgp.enums.symmetric.aes256
  const packet = dataPacket(protection)
  // Not a Buffer: OpenPGP.js relies on slice() making a copy.
  packet.packets = { write: () => new Uint8Array(inner) }
  const chunkSizeByte = protection.kind === 'ocb' ? (protection.chunkSizeByte ?? 10) : 10
  await packet.encrypt(aes256, key, { ...openpgp.config, aeadChunkSizeByte: chunkSizeByte })
  const list = new openpgp.PacketList()
  list.push(packet as never)
  return collect(list.write())
}

/** What the library's packets have, of which its types tell little. */
interface DataPacket {
  packets: { write(): Uint8Array }
  encrypt(algorithm: number, key: Uint8Array, config: unknown): Promise<unknown>
}

function dataPacket(protection: Protection): DataPacket {
  const make = {
    none: () => new openpgp.SymmetricallyEncryptedDataPacket(),
    ocb: () => Object.assign(new openpgp.AEADEncryptedDataPacket(), { aeadAlgorithm: openpgp.enums.aead.ocb }),
    mdc: () => Object.assign(new openpgp.SymEncryptedIntegrityProtectedDataPacket(), { version: 1 }),
    v2: () => Object.assign(new openpgp.SymEncryptedIntegrityProtectedDataPacket(), { version: 2 }),
  }
  const packet = make[protection.kind]() as unknown as DataPacket
  return protection.kind === 'v2' ? Object.assign(packet, { aeadAlgorithm: protection.aead }) : packet
}

/** OpenPGP.js's own kind of stream, or plain bytes. */
async function collect(written: unknown): Promise<Buffer> {
  if (written instanceof Uint8Array) return Buffer.from(written)
  const reader = (written as { getReader(): { read(): Promise<{ value: Uint8Array; done: boolean }> } }).getReader()
  const chunks: Uint8Array[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  return Buffer.concat(chunks)
}

export function packet(tag: number, body: Uint8Array): Buffer {
  const header = Buffer.from([0xc0 | tag, 255, 0, 0, 0, 0])
  header.writeUInt32BE(body.length, 2)
  return Buffer.concat([header, body])
}

/** @param date in seconds since 1970; 0 says that there is none */
export function literal(text: Uint8Array, date = 0): Buffer {
  return packet(11, Buffer.concat([literalHeader(date), text]))
}

function literalHeader(date: number): Buffer {
  const header = Buffer.from([0x62, 3, ...Buffer.from('csv'), 0, 0, 0, 0])
  header.writeUInt32BE(date, 5)
  return header
}

/** The same in parts of 512 bytes and a last one, as a program writes it that does not know the length. */
export function literalInParts(text: Uint8Array): Buffer {
  const body = Buffer.concat([literalHeader(0), text])
  const parts: Buffer[] = [Buffer.from([0xc0 | 11])]
  let at = 0
  for (; body.length - at >= 512; at += 512) parts.push(Buffer.from([0xe0 | 9]), body.subarray(at, at + 512))
  const rest = body.length - at
  const length = rest < 192 ? [rest] : [((rest - 192) >> 8) + 192, (rest - 192) & 0xff]
  return Buffer.concat([...parts, Buffer.from(length), body.subarray(at)])
}

export function compressed(algorithm: 'none' | 'zip' | 'zlib', inner: Uint8Array): Buffer {
  const [number, bytes] = {
    none: () => [0, inner] as const,
    zip: () => [1, deflateRawSync(inner)] as const,
    zlib: () => [2, deflateSync(inner)] as const,
  }[algorithm]()
  return packet(8, Buffer.concat([Buffer.from([number]), bytes]))
}

/** A signed message's packets: one-pass signature, literal, signature. */
export async function signed(text: Uint8Array, by: readonly openpgp.PrivateKey[], date = new Date()): Promise<Buffer> {
  const message = await openpgp.createMessage({ binary: new Uint8Array(text) })
  // Its types lack the second parameter, the recipients.
  const sign = message.sign.bind(message) as unknown as (...parameters: unknown[]) => Promise<typeof message>
  return collect((await sign([...by], [], null, [], date)).write())
}

export function armored(binary: Buffer): string {
  return openpgp.armor(openpgp.enums.armor.message, new Uint8Array(binary))
}
