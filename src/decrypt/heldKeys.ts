import {
  readKeys,
  type Key,
  type PrivateKey,
  type SecretKeyPacket,
  type SecretSubkeyPacket,
  type Subkey,
} from 'openpgp'
import { Failure } from '../book/failures.ts'
import type { Keyring } from './keyring.ts'
import { hiddenKeyId, type OuterMessage, type Recipient } from './outerMessage.ts'

/** A held private key or subkey that may open messages. */
export interface HeldKey {
  readonly keyId: string
  /** Of this (sub)key, upper-case hex. */
  readonly fingerprint: string
  /** Of the key that it belongs to. */
  readonly primaryFingerprint: string
  /** OpenPGP's number of the public-key algorithm. */
  readonly algorithm: number
  readonly version: number
  readonly expires: Date | undefined
  readonly packet: SecretKeyPacket | SecretSubkeyPacket
}

export interface HeldKeys {
  readonly decryptors: readonly HeldKey[]
  /** Whose signatures can be checked: the known signers, and our own keys. */
  readonly signers: readonly Key[]
}

const read = new WeakMap<Keyring, Promise<HeldKeys>>()

/** The keyring's keys, parsed once a keyring. @throws Failure `decrypt.engine` when a key cannot be read */
export function heldKeys(keyring: Keyring): Promise<HeldKeys> {
  const known = read.get(keyring) ?? readHeldKeys(keyring)
  read.set(keyring, known)
  return known
}

/**
 * Those of the held keys that the message may be encrypted to.
 * @throws Failure `decrypt.no-key`, or `decrypt.passphrase` when all of them are locked and there is no passphrase
 */
export function keysFor(message: OuterMessage, held: HeldKeys, passphrases: readonly string[]): HeldKey[] {
  const named = held.decryptors.filter((key) => message.recipients.some((to) => isNamed(key, to)))
  const guessed = held.decryptors.filter((key) => message.recipients.some((to) => isGuess(key, to)))
  const candidates = [...named, ...guessed.filter((key) => !named.includes(key))]
  if (candidates.length === 0) throw noKey(message)
  const [first] = candidates
  if (first !== undefined && passphrases.length === 0 && candidates.every(isLocked)) throw locked(first)
  return candidates
}

export function isNamed(key: HeldKey, recipient: Recipient): boolean {
  return key.keyId === recipient.keyId
}

export function isGuess(key: HeldKey, recipient: Recipient): boolean {
  return recipient.keyId === hiddenKeyId && recipient.algorithm === key.algorithm
}

export function isLocked(key: HeldKey): boolean {
  return !key.packet.isDecrypted()
}

export function noKey(message: OuterMessage): Failure {
  const shown = message.recipients
    .slice(0, 5)
    .map(({ keyId }) => (keyId === hiddenKeyId ? 'a hidden key' : `key ${keyId}`))
  const more = message.recipients.length - shown.length
  return new Failure('decrypt.no-key', { recipients: [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ') })
}

export function locked(key: HeldKey): Failure {
  return new Failure('decrypt.passphrase', { fingerprint: key.primaryFingerprint })
}

async function readHeldKeys(keyring: Keyring): Promise<HeldKeys> {
  const own = await readAll(keyring.privateKeys)
  const signers = [...own, ...(await readAll(keyring.signerKeys))]
  const decryptors = await Promise.all(own.filter((key) => key.isPrivate()).map(decryptorsOf))
  return { decryptors: decryptors.flat(), signers }
}

async function readAll(armored: readonly string[]): Promise<Key[]> {
  try {
    return (await Promise.all(armored.map((armoredKeys) => readKeys({ armoredKeys })))).flat()
  } catch (cause) {
    throw new Failure('decrypt.engine', { detail: 'a key that is held here cannot be read' }, { cause })
  }
}

/** RSA, ElGamal, ECDH, X25519, X448: the algorithms that encrypt. Whether a key was meant to is not asked, as in gpg. */
const encrypting = new Set([1, 2, 16, 18, 25, 26])

async function decryptorsOf(key: PrivateKey): Promise<HeldKey[]> {
  const primaryExpires = await expiry(key)
  const held = await Promise.all(
    key.getKeys().map(async (each): Promise<HeldKey> => {
      const packet = each.keyPacket as SecretKeyPacket | SecretSubkeyPacket
      const own = each === key ? undefined : await expiry(each)
      return {
        keyId: each.getKeyID().toHex().toUpperCase(),
        fingerprint: each.getFingerprint().toUpperCase(),
        primaryFingerprint: key.getFingerprint().toUpperCase(),
        algorithm: packet.algorithm,
        version: packet.version,
        expires: earlier(primaryExpires, own),
        packet,
      }
    }),
  )
  return held.filter((each) => encrypting.has(each.algorithm) && !each.packet.isDummy())
}

async function expiry(key: PrivateKey | Subkey): Promise<Date | undefined> {
  const expires = await key.getExpirationTime()
  return expires instanceof Date ? expires : undefined
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}
