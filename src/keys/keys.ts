import { Failure } from '../book/failures.ts'
import type { Keyring } from '../decrypt/keyring.ts'
import { readStored } from './directory.ts'
import { findCurrent } from './keyInfo.ts'

export { createKey } from './createKey.ts'
export { ensureKey } from './ensureKey.ts'
export { importKeys } from './importKeys.ts'
export { listKeys, type KeyInfo } from './keyInfo.ts'
export { lockedOut } from './lockedOut.ts'

/** The keys that decryption may use, newest first. Read anew for every load, so that an import counts at once. */
export async function loadKeyring(directory: string, passphrases: readonly string[] = []): Promise<Keyring> {
  const [own, signers] = await Promise.all([readStored(directory, 'private'), readStored(directory, 'signer')])
  return {
    privateKeys: own.map(({ armored }) => armored),
    signerKeys: signers.map(({ armored }) => armored),
    passphrases,
  }
}

/**
 * The armored public key that brokers encrypt to: the newest private key's that can be encrypted to today.
 * @throws Failure `keys.none` when there is no private key, `keys.expired` when none of them can be encrypted to
 */
export async function encryptionKey(directory: string): Promise<string> {
  const stored = await readStored(directory, 'private')
  const current = await findCurrent(stored)
  if (current !== undefined) return current.key.toPublic().armor()
  throw stored.length === 0 ? new Failure('keys.none', { key: 'to encrypt to' }) : new Failure('keys.expired')
}

/**
 * One key's armored public half; without a fingerprint that of `encryptionKey`.
 * @param fingerprint as listed, or its last sixteen or more digits, in any case and spacing
 */
export async function exportPublic(directory: string, fingerprint?: string): Promise<string> {
  if (fingerprint === undefined) return encryptionKey(directory)
  const wanted = fingerprint.replace(/^0x|\s/gi, '').toLowerCase()
  const stored = [...(await readStored(directory, 'private')), ...(await readStored(directory, 'signer'))]
  const isWanted = (each: string) => each === wanted || (wanted.length >= 16 && each.endsWith(wanted))
  const found = stored.find(({ key }) => isWanted(key.getFingerprint()))
  if (found === undefined) throw new Failure('keys.none', { key: fingerprint })
  return found.key.toPublic().armor()
}
