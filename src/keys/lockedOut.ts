import { decryptKey, type PrivateKey } from 'openpgp'
import { readStored } from './directory.ts'

/**
 * The private keys that none of the passphrases opens, so that nothing which is encrypted to them can be read.
 * @returns their fingerprints, in upper-case hex, the newest key's first
 */
export async function lockedOut(directory: string, passphrases: readonly string[]): Promise<string[]> {
  const out: string[] = []
  for (const { key } of await readStored(directory, 'private')) {
    if (key.isPrivate() && !(await opens(key, passphrases))) out.push(key.getFingerprint().toUpperCase())
  }
  return out
}

async function opens(key: PrivateKey, passphrases: readonly string[]): Promise<boolean> {
  if (key.isDecrypted()) return true
  if (passphrases.length === 0) return false
  return decryptKey({ privateKey: key, passphrase: [...passphrases] }).then(
    () => true,
    () => false,
  )
}
