import { config, enums, generateKey, type PrivateKey } from 'openpgp'
import { openDirectory, writeKey } from './directory.ts'
import { describeKey, type KeyInfo } from './keyInfo.ts'

export interface NewKey {
  readonly name?: string | undefined
  readonly email?: string | undefined
  /** Locks the private key; without it only the files' permissions protect it. */
  readonly passphrase?: string | undefined
  /**
   * By default a key does not expire. Brokers send unattended: a key that runs out stops every one of them in one
   * night, with nobody there to hand out the next. A new key (`openbook keys new`) replaces the old one when its owner
   * is ready, and the old one goes on reading what was encrypted to it.
   */
  readonly expiresInDays?: number | undefined
}

/** Makes a key pair and keeps it; being the newest, it is the current one from now on. */
export async function createKey(directory: string, options: NewKey = {}): Promise<KeyInfo> {
  const key = await generatePrivateKey(options)
  await openDirectory(directory)
  await writeKey(directory, 'private', key)
  return describeKey({ kind: 'private', key }, true)
}

/** Ed25519 with Curve25519, in the form that GnuPG 2.2 knows and everything since. */
export async function generatePrivateKey(options: NewKey): Promise<PrivateKey> {
  const { name = 'Openbook', email = 'openbook@localhost', passphrase, expiresInDays } = options
  const { privateKey } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name, email }],
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(expiresInDays === undefined ? {} : { keyExpirationTime: Math.round(expiresInDays * 24 * 60 * 60) }),
    format: 'object',
    // Its preferences tell the sender's program to compress: exports shrink to a quarter.
    config: { ...config, preferredCompressionAlgorithm: enums.compression.zlib },
  })
  return privateKey
}
