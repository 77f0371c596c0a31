import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readKey } from 'openpgp'
import { generatePrivateKey, type NewKey } from './createKey.ts'
import { isMissing, keyPath, linkIfFree, openDirectory, readStored, writeTemporary } from './directory.ts'
import { describeKey, findCurrent, type KeyInfo } from './keyInfo.ts'

/**
 * Makes a key pair if there is no private key yet. Any number of processes may start at once: they end with one key.
 *
 * All of them put theirs forward under one name, which only one can get. Whoever finds the name taken finishes that
 * one's work, so nothing has to be waited for and a process that dies in the middle leaves nothing to mend.
 *
 * @returns the current key, or the newest if none can be encrypted to any more
 */
export async function ensureKey(directory: string, options: NewKey = {}): Promise<KeyInfo> {
  await openDirectory(directory)
  const candidate = join(directory, 'private', 'first.asc')
  for (;;) {
    await finishCandidate(directory, candidate)
    const stored = await readStored(directory, 'private')
    const current = (await findCurrent(stored)) ?? stored[0]
    if (current !== undefined) return describeKey(current, true)
    await putForward(directory, candidate, options)
  }
}

async function putForward(directory: string, candidate: string, options: NewKey): Promise<void> {
  const key = await generatePrivateKey(options)
  const temporary = await writeTemporary(candidate, key.armor())
  try {
    if (!(await linkIfFree(temporary, candidate))) return
    // Another may have been put forward and finished while this one was made: then this one is not needed.
    const others = await readStored(directory, 'private')
    if (others.length > 0) await rm(candidate, { force: true })
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Gives the key that was put forward its lasting name. */
async function finishCandidate(directory: string, candidate: string): Promise<void> {
  try {
    const key = await readKey({ armoredKey: await readFile(candidate, 'utf8') })
    await linkIfFree(candidate, keyPath(directory, 'private', key.getFingerprint()))
    await rm(candidate)
  } catch (error) {
    // Another process was faster.
    if (!isMissing(error)) throw error
  }
}
