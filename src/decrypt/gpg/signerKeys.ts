import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Key } from 'openpgp'

/** A file of public keys for gpg to verify with: the only thing that is ever written for it, and for so long only. */
export interface SignerKeys {
  readonly options: readonly string[]
  remove(): Promise<void>
}

/** Keys of versions that gpg does not know would spoil the file for the others. */
const maxVersion = 4

export async function writeSignerKeys(signers: readonly Key[]): Promise<SignerKeys> {
  const known = signers.filter(({ keyPacket }) => keyPacket.version <= maxVersion)
  if (known.length === 0) return { options: ['--no-keyring'], remove: async () => {} }
  const directory = await mkdtemp(join(tmpdir(), 'openbook-signers-'))
  const file = join(directory, 'signers.gpg')
  await writeFile(file, Buffer.concat(known.map((key) => key.toPublic().write())), { mode: 0o600 })
  return {
    options: ['--no-default-keyring', '--keyring', file],
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}
