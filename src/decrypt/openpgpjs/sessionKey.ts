import { enums, readMessage, type KeyID, type SessionKey } from 'openpgp'
import { Failure } from '../../book/failures.ts'
import { isGuess, isLocked, isNamed, locked, noKey, type HeldKey } from '../heldKeys.ts'
import type { Job } from '../session.ts'

/**
 * Opens the message's session key with the first held key that does it. The key's expiry, flags and strength are not
 * asked after, as gpg does not: what was encrypted to it must be readable.
 *
 * @throws Failure `decrypt.passphrase`, `.no-key`, or `.tampered` when a key that the message names does not fit
 */
export async function openSessionKey(job: Job): Promise<{ sessionKey: SessionKey; fingerprint: string }> {
  const { message, candidates, keyring } = job
  const packets = await readSessionKeyPackets(message.sessionKeyPackets)
  let lockedKey: HeldKey | undefined
  let named = false
  for (const key of candidates) {
    for (const packet of packets) {
      const to = { keyId: packet.publicKeyID.toHex().toUpperCase(), algorithm: packet.publicKeyAlgorithm ?? 0 }
      if (!isNamed(key, to) && !isGuess(key, to)) continue
      if (!(await unlock(key, keyring.passphrase))) {
        lockedKey ??= key
        continue
      }
      named ||= isNamed(key, to)
      const sessionKey = await tryOpen(packet, key)
      if (sessionKey !== undefined) return { sessionKey, fingerprint: key.fingerprint }
    }
  }
  if (lockedKey !== undefined) throw locked(lockedKey)
  throw named ? new Failure('decrypt.tampered') : noKey(message)
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

async function tryOpen(packet: SessionKeyPacket, key: HeldKey): Promise<SessionKey | undefined> {
  try {
    await packet.decrypt(key.packet)
  } catch {
    return undefined
  }
  const algorithm = packet.sessionKeyAlgorithm
  // Version 6 leaves the cipher to the encrypted data, whose own word then counts.
  const name = algorithm === null ? 'aes256' : enums.read(enums.symmetric, algorithm)
  return { data: packet.sessionKey, algorithm: name as SessionKey['algorithm'] }
}

async function unlock(key: HeldKey, passphrase: string | undefined): Promise<boolean> {
  if (!isLocked(key)) return true
  if (passphrase === undefined) return false
  return key.packet.decrypt(passphrase).then(
    () => true,
    () => false,
  )
}
