import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { readKeys, type Key } from 'openpgp'
import { Failure } from '../book/failures.ts'

/** `private`: keys that open messages. `signer`: public keys of those whose signatures are checked. */
export type KeyKind = 'private' | 'signer'

/** A key as it lies in the directory. */
export interface StoredKey {
  readonly kind: KeyKind
  readonly key: Key
  readonly armored: string
  readonly written: number
}

const folders: Record<KeyKind, string> = { private: 'private', signer: 'signers' }

export function keyPath(directory: string, kind: KeyKind, fingerprint: string): string {
  return join(directory, folders[kind], `${fingerprint.toUpperCase()}.asc`)
}

/** Makes the directory when it is missing. It and what is in it belong to its owner alone. */
export async function openDirectory(directory: string): Promise<void> {
  for (const folder of ['', ...Object.values(folders)]) {
    const path = join(directory, folder)
    await mkdir(path, { recursive: true, mode: 0o700 })
    // A folder that somebody made by hand may be open to others; where it is not ours, that is not ours to change.
    await chmod(path, 0o700).catch(() => {})
  }
}

/** All keys of the kind, newest first. @throws Failure `keys.unreadable` naming the file that is no key */
export async function readStored(directory: string, kind: KeyKind): Promise<StoredKey[]> {
  const folder = join(directory, folders[kind])
  const names = (await readdir(folder).catch(noneWhenMissing)).filter((name) => /^[0-9A-F]{40,64}\.asc$/.test(name))
  const keys = await Promise.all(names.map((name) => readStoredKey(join(folder, name), kind)))
  const stored = keys.filter((each) => each !== undefined)
  return stored.sort(newestFirst)
}

/** Keys tell the second they were made in; the file tells the rest. */
function newestFirst(one: StoredKey, other: StoredKey): number {
  const later = other.key.getCreationTime().getTime() - one.key.getCreationTime().getTime()
  return later || other.written - one.written
}

async function readStoredKey(file: string, kind: KeyKind): Promise<StoredKey | undefined> {
  try {
    const [armored, { mtimeMs: written }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    const [key] = await readKeys({ armoredKeys: armored })
    if (key === undefined) throw new Error('there is no key in it')
    return { kind, key, armored, written }
  } catch (cause) {
    // Removed between the listing and the reading.
    if (hasCode(cause, 'ENOENT')) return undefined
    // Whoever sent a file reads this, too: it names no folder of this machine.
    throw new Failure('keys.unreadable', { file: basename(file) }, { cause })
  }
}

/** Whole or not at all, and on the disk when this resolves; replaces what is there. */
export async function writeKey(directory: string, kind: KeyKind, key: Key): Promise<void> {
  const path = keyPath(directory, kind, key.getFingerprint())
  await rename(await writeTemporary(directory, key.armor()), path)
  await syncFolder(dirname(path))
}

/**
 * Writes the text onto the disk, beside the folders of keys: those hold nothing that is not whole.
 * @returns the file's name, which nobody else uses
 */
export async function writeTemporary(directory: string, text: string): Promise<string> {
  const temporary = join(directory, `.new-${randomBytes(6).toString('hex')}.asc`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    return temporary
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path)
  await folder.sync()
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function noneWhenMissing(error: unknown): string[] {
  if (hasCode(error, 'ENOENT')) return []
  throw error
}
