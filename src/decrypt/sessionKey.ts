import { enums, readMessage, type KeyID, type SessionKey } from 'openpgp'
import { Failure } from '../book/failures.ts'
import { isGuess, isLocked, isNamed, locked, noKey, type HeldKey } from './heldKeys.ts'
import type { OuterMessage } from './outerMessage.ts'

/** The key that the message's content is encrypted with, and the held key that opened it. */
export interface OpenedSessionKey {
  readonly sessionKey: SessionKey
  /** OpenPGP's number of the cipher; undefined where only the encrypted data tells it (RFC 9580). */
  readonly cipher: number | undefined
  readonly by: HeldKey
}

/**
 * Opens the message's session key with the first held key that does it, by OpenPGP.js for both engines: private keys
 * stay in this process, and gpg is given the key of the one message alone. A private key's expiry, flags and strength
 * are not asked after, as gpg does not either: what was encrypted to it must be readable.
 *
 * @param candidates those of the held keys that the message may be encrypted to
 * @throws Failure `decrypt.passphrase`, `.no-key`, `.unsupported`, or `.tampered` when a key that the message names
 *   does not fit
 */
export async function openSessionKey(
  message: OuterMessage,
  candidates: readonly HeldKey[],
  passphrases: readonly string[],
): Promise<OpenedSessionKey> {
  const packets = await readSessionKeyPackets(message.sessionKeyPackets)
  let lockedKey: HeldKey | undefined
  let isNamedKey = false
  for (const key of candidates) {
    const forKey = packets.filter((packet) => isNamed(key, recipientOf(packet)) || isGuess(key, recipientOf(packet)))
    if (forKey.length > 0 && !(await unlock(key, passphrases))) {
      lockedKey ??= key
      continue
    }
    for (const packet of forKey) {
      isNamedKey ||= isNamed(key, recipientOf(packet))
      if (await opens(packet, key)) return opened(packet, key)
    }
  }
  if (lockedKey !== undefined) throw locked(lockedKey)
  throw isNamedKey ? new Failure('decrypt.tampered') : noKey(message)
}

/** What the library's PublicKeyEncryptedSessionKeyPacket has, of which its types tell nothing. */
interface SessionKeyPacket {
  readonly publicKeyID: KeyID
  readonly publicKeyAlgorithm: number | null
  readonly sessionKeyAlgorithm: enums.symmetric | null
  readonly sessionKey: Uint8Array
  decrypt(key: HeldKey['packet']): Promise<void>
}

async function readSessionKeyPackets(bytes: Buffer): Promise<SessionKeyPacket[]> {
  try {
    const { packets } = await readMessage({ binaryMessage: new Uint8Array(bytes) })
    return packets.filterByTag(enums.packet.publicKeyEncryptedSessionKey) as unknown as SessionKeyPacket[]
  } catch (cause) {
    throw new Failure('decrypt.malformed', {}, { cause })
  }
}

function recipientOf(packet: SessionKeyPacket) {
  return { keyId: packet.publicKeyID.toHex().toUpperCase(), algorithm: packet.publicKeyAlgorithm ?? 0 }
}

async function opens(packet: SessionKeyPacket, key: HeldKey): Promise<boolean> {
  try {
    await packet.decrypt(key.packet)
    return true
  } catch (cause) {
    const isUnknownCipher = cause instanceof Error && /cipher|enum value/i.test(cause.message)
    if (!isUnknownCipher) return false
    throw new Failure('decrypt.unsupported', { detail: 'a cipher that OpenPGP.js lacks' }, { cause })
  }
}

function opened(packet: SessionKeyPacket, by: HeldKey): OpenedSessionKey {
  const cipher = packet.sessionKeyAlgorithm ?? undefined
  // Where the encrypted data tells the cipher, its word counts and this name is only a form to be filled in.
  const name = cipher === undefined ? 'aes256' : enums.read(enums.symmetric, cipher)
  return { sessionKey: { data: packet.sessionKey, algorithm: name }, cipher, by }
}

async function unlock(key: HeldKey, passphrases: readonly string[]): Promise<boolean> {
  if (!isLocked(key)) return true
  for (const passphrase of passphrases) {
    const isOpen = await key.packet.decrypt(passphrase).then(
      () => true,
      () => false,
    )
    if (isOpen) return true
  }
  return false
}
