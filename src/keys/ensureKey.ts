import { mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createKey, generatePrivateKey, type NewKey } from './createKey.ts'
import { hasCode, keyPath, openDirectory, readStored, syncFolder, writeTemporary } from './directory.ts'
import { describeKey, findCurrent, type KeyInfo } from './keyInfo.ts'

/**
 * Makes a key pair if there is no private key yet. Any number of processes may start at once: they end with one key.
 *
 * Each makes its key in a folder of its own and renames that to the folder of private keys, which the system does
 * only while that one is missing or empty. So exactly one gets through, nobody waits, and a process that dies in the
 * middle leaves nothing that would have to be mended.
 *
 * @returns the current key, or the newest if none can be encrypted to any more
 */
export async function ensureKey(directory: string, options: NewKey = {}): Promise<KeyInfo> {
  await openDirectory(directory)
  const there = await findKey(directory)
  if (there !== undefined) return there
  await putFirst(directory, options)
  // Where the folder holds other files but no key, nobody was faster: it is only not empty.
  return (await findKey(directory)) ?? createKey(directory, options)
}

async function findKey(directory: string): Promise<KeyInfo | undefined> {
  const stored = await readStored(directory, 'private')
  const current = (await findCurrent(stored)) ?? stored[0]
  return current === undefined ? undefined : describeKey(current, true)
}

async function putFirst(directory: string, options: NewKey): Promise<void> {
  const key = await generatePrivateKey(options)
  const path = keyPath(directory, 'private', key.getFingerprint())
  const folder = await mkdtemp(join(directory, '.new-'))
  try {
    await rename(await writeTemporary(directory, key.armor()), join(folder, basename(path)))
    await syncFolder(folder)
    await rename(folder, join(directory, 'private'))
    await syncFolder(directory)
  } catch (error) {
    // Another process was faster.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
