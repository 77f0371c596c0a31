import { closeSync, constants, fchownSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../book/failures.ts'

/**
 * A lock on a file that many processes may share or one may have alone. The kernel lets go of it when its process
 * dies, however it dies. It is SQLite's own file lock on a database that stays empty: Node has no flock, and this
 * needs no native module, no helper process and no guess about stale files.
 */
export interface FileLock {
  /** Takes the lock beside others; false when somebody has it alone. Never waits. */
  share(): boolean
  /** Takes the lock alone; false when anybody else has it. Never waits. */
  exclude(): boolean
  release(): void
  close(): void
}

/** Throws `embedded.unavailable` when the file cannot be opened. */
export function openLock(path: string): FileLock {
  const db = openLockFile(path)
  const release = (): void => {
    if (db.isTransaction) db.exec('rollback')
  }
  const attempt = (...statements: string[]): boolean => {
    release()
    try {
      for (const statement of statements) db.exec(statement)
      return true
    } catch (error) {
      release()
      if (isBusy(error)) return false
      throw error
    }
  }
  return {
    share: () => attempt('begin', 'select count(*) from sqlite_schema'),
    exclude: () => attempt('begin exclusive'),
    release,
    close: () => db.close(),
  }
}

/** Runs `work` while having the lock alone; waits for it without blocking the event loop, up to `patience` ms. */
export async function exclusively<T>(lock: FileLock, patience: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patience
  while (!lock.exclude()) {
    if (performance.now() > until)
      throw new Error(`another process has been starting or stopping the database for ${patience / 1000} seconds`)
    await delay(5 + Math.random() * 15)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

function openLockFile(path: string): DatabaseSync {
  try {
    makeLockFile(path)
    return new DatabaseSync(path, { timeout: 0 })
  } catch (cause) {
    throw new Failure(
      'embedded.unavailable',
      {
        detail: `its lock file ${path} cannot be opened: ${cause instanceof Error ? cause.message : 'unknown'}`,
        advice: 'Let the file belong to the user who runs Openbook and be readable and writable.',
      },
      { cause },
    )
  }
}

// The file belongs to whoever the directory belongs to, so that root may start what its owner goes on with. It is
// opened here only to create it: closing any descriptor of a locked file would drop this process's locks on it.
function makeLockFile(path: string): void {
  let file: number
  try {
    file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW | constants.O_RDWR, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw error
  }
  try {
    const { uid, gid } = statSync(dirname(path))
    if (process.geteuid?.() === 0 && uid !== 0) fchownSync(file, uid, gid)
  } finally {
    closeSync(file)
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode
  return code !== undefined && (code & 0xff) === 5
}
