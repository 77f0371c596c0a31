import { enums, readKeys, unarmor, type Key } from 'openpgp'
import { Failure } from '../book/failures.ts'
import { openDirectory, readStored, writeKey, type KeyKind, type StoredKey } from './directory.ts'
import { describeKey, findCurrent, type KeyInfo } from './keyInfo.ts'

/** A file of keys is small; more than this is something else. */
const maxBytes = 10 * 1024 * 1024

/**
 * Keeps the keys of a file, which may hold several: private keys to decrypt with, or, with `signer`, the public keys
 * of those whose signatures are to be checked (of a private key only its public half is kept then). A key that is
 * held already is brought up to date: a new expiry, a new passphrase.
 *
 * @param file what messages call it
 * @throws Failure `keys.not-a-key`; nothing was kept then
 */
export async function importKeys(
  directory: string,
  armoredOrBinary: Uint8Array,
  { signer, file = 'The file' }: { signer: boolean; file?: string },
): Promise<KeyInfo[]> {
  const keys = await parseKeys(armoredOrBinary, file)
  const kind: KeyKind = signer ? 'signer' : 'private'
  if (!signer) for (const key of keys) refusePublic(key, file)
  await openDirectory(directory)
  const held = await readStored(directory, kind)
  for (const key of keys) await writeKey(directory, kind, await merged(signer ? key.toPublic() : key, held))
  return describeAll(directory, kind, keys)
}

async function parseKeys(bytes: Uint8Array, file: string): Promise<Key[]> {
  const refuse = (detail: string, cause?: unknown) => new Failure('keys.not-a-key', { file, detail }, { cause })
  if (bytes.length > maxBytes) throw refuse('it is too large')
  try {
    const keys = await readAll(Buffer.from(bytes))
    if (keys.length === 0) throw refuse('there is no key in it')
    return keys
  } catch (error) {
    if (error instanceof Failure) throw error
    throw refuse('it cannot be read as OpenPGP keys', error)
  }
}

/** One binary sequence of keys, or any number of armored blocks one after another. */
async function readAll(bytes: Buffer): Promise<Key[]> {
  if (((bytes[0] ?? 0) & 0x80) !== 0 && bytes[0] !== 0xef) return readKeys({ binaryKeys: new Uint8Array(bytes) })
  const blocks = bytes.toString('utf8').match(/-----BEGIN PGP [A-Z ]+-----[\s\S]*?-----END PGP [A-Z ]+-----/g) ?? []
  const keys = await Promise.all(
    blocks.map(async (block) => {
      const { type, data } = await unarmor(block)
      const isKey = type === enums.armor.publicKey || type === enums.armor.privateKey
      return isKey ? readKeys({ binaryKeys: data as Uint8Array<ArrayBuffer> }) : []
    }),
  )
  return keys.flat()
}

function refusePublic(key: Key, file: string): void {
  if (key.isPrivate()) return
  const fingerprint = key.getFingerprint().toUpperCase()
  const detail = `${fingerprint} is a public key, and messages are opened with private ones (for the key of a sender, add --signer)`
  throw new Failure('keys.not-a-key', { file, detail })
}

/** What was imported counts; what only the held one has (signatures, subkeys, a revocation) is kept. */
async function merged(key: Key, held: readonly StoredKey[]): Promise<Key> {
  const same = held.find((each) => each.key.getFingerprint() === key.getFingerprint())
  return same === undefined ? key : key.update(same.key as never)
}

async function describeAll(directory: string, kind: KeyKind, imported: readonly Key[]): Promise<KeyInfo[]> {
  const stored = await readStored(directory, kind)
  const current = kind === 'private' ? await findCurrent(stored) : undefined
  const fingerprints = new Set(imported.map((key) => key.getFingerprint()))
  const kept = stored.filter(({ key }) => fingerprints.has(key.getFingerprint()))
  return Promise.all(kept.map((each) => describeKey(each, each === current)))
}
