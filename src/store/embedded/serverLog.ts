import { closeSync, constants, fchownSync, fstatSync, openSync, statSync } from 'node:fs'
import { copyFile, open, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'

const limit = 4 * 2 ** 20

/** Opens the server's log to append to; returns a file descriptor and the log's size so far. */
export function openServerLog(path: string): { file: number; size: number; close(): void } {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  const file = openSync(path, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600)
  const { uid, gid } = statSync(dirname(path))
  if (process.geteuid?.() === 0 && uid !== 0) fchownSync(file, uid, gid)
  return { file, size: fstatSync(file).size, close: () => closeSync(file) }
}

/** Keeps the log under 4 MB, and one earlier piece beside it. The server appends, so it goes on at the new start. */
export async function boundServerLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size < limit) return
  await copyFile(path, `${path}.1`)
  await truncate(path)
}

/** What the server wrote since the log had `from` bytes, at most the last 64 KB of it. */
export async function readServerLog(path: string, from: number): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const start = Math.max(from, size - 65_536)
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.max(0, size - start)), position: start })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
