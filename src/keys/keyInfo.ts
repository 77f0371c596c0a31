import type { Key } from 'openpgp'
import { readStored, type KeyKind, type StoredKey } from './directory.ts'

/** What people see of a key. */
export interface KeyInfo {
  /** Upper-case hex. */
  readonly fingerprint: string
  readonly userIds: readonly string[]
  readonly created: Date
  /** Undefined: it does not expire. */
  readonly expires: Date | undefined
  readonly expired: boolean
  readonly kind: KeyKind
  /** A private key that needs its passphrase. */
  readonly locked: boolean
  /** The one that brokers are given to encrypt to: the newest private key that can be. */
  readonly current: boolean
}

/** All keys, private ones first, each newest first. A directory that is missing holds none. */
export async function listKeys(directory: string): Promise<KeyInfo[]> {
  const own = await readStored(directory, 'private')
  const current = await findCurrent(own)
  const stored = [...own, ...(await readStored(directory, 'signer'))]
  return Promise.all(stored.map((each) => describeKey(each, each === current)))
}

export async function describeKey({ key, kind }: Pick<StoredKey, 'key' | 'kind'>, current: boolean): Promise<KeyInfo> {
  const expires = await expiryOf(key)
  return {
    fingerprint: key.getFingerprint().toUpperCase(),
    userIds: key.getUserIDs(),
    created: key.getCreationTime(),
    expires,
    expired: expires !== undefined && expires <= new Date(),
    kind,
    locked: key.isPrivate() && !key.isDecrypted(),
    current,
  }
}

/** The newest key that can be encrypted to today: neither expired nor revoked. */
export async function findCurrent(newestFirst: readonly StoredKey[]): Promise<StoredKey | undefined> {
  for (const stored of newestFirst) if (await canEncrypt(stored.key)) return stored
  return undefined
}

export async function canEncrypt(key: Key): Promise<boolean> {
  return key.getEncryptionKey().then(
    () => true,
    () => false,
  )
}

async function expiryOf(key: Key): Promise<Date | undefined> {
  const expires = await key.getExpirationTime()
  return expires instanceof Date ? expires : undefined
}
