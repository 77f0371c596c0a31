import { chmod, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
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

/** All keys of the kind, newest first. @throws Failure `file.unreadable` naming the file that is no key */
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
    if (isMissing(cause)) return undefined
    throw new Failure('file.unreadable', { file, detail: 'it should hold one armored OpenPGP key' }, { cause })
  }
}

/** Whole or not at all, and on the disk when this resolves; replaces what is there. */
export async function writeKey(directory: string, kind: KeyKind, key: Key): Promise<void> {
  const path = keyPath(directory, kind, key.getFingerprint())
  const temporary = await writeTemporary(path, key.armor())
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

/** Writes the text beside the path, under a name that nobody else uses, and onto the disk. */
export async function writeTemporary(path: string, text: string): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
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

/** Gives the file a second name, if that is free. @returns whether it was */
export async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    await syncFolder(dirname(to))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function noneWhenMissing(error: unknown): string[] {
  if (isMissing(error)) return []
  throw error
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
