import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure } from '../../book/failures.ts'
import { ownerOf, type Layout } from './layout.ts'

/** Where the server listens: a directory with its socket, and the port that is part of the socket's name. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** What a postmaster.pid says. The file outlives a killed server, and its pid may be another process by then. */
export interface PidFile extends Address {
  readonly pid: number
}

const port = 5432
const temporaryPrefix = 'openbook-'
/** Bytes in the address of a socket (sun_path), less the closing zero. */
const longestSocket = process.platform === 'linux' ? 107 : 103

export async function readPidFile(layout: Layout): Promise<PidFile | undefined> {
  const text = await readFile(join(layout.data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]) || port, host: lines[4] || layout.run }
}

/**
 * Whether the socket directory is the server's own and closed to others. A short directory in /tmp may be gone after
 * a restart of the machine, and somebody else's of the same name may stand there and pretend.
 */
export async function isTrusted(layout: Layout, address: Address): Promise<boolean> {
  const owner = await ownerOf(layout.data)
  const found = await lstat(address.host).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === owner?.uid && (found.mode & 0o077) === 0
}

/**
 * The socket directory for a server that runs as `user`: in the data directory, or elsewhere if that is too long. A
 * server that is started again after a crash gets the directory that it had, for members go on connecting to it.
 */
export async function makeAddress(layout: Layout, user: { uid: number; gid: number }): Promise<Address> {
  const stale = await readPidFile(layout)
  if (stale && isTemporary(stale) && (await isTrusted(layout, stale))) return { host: stale.host, port }
  const host = fits(layout.run) ? layout.run : await makeTemporary()
  await mkdir(host, { recursive: true, mode: 0o700 })
  await chmod(host, 0o700)
  if (process.geteuid?.() === 0) await chown(host, user.uid, user.gid)
  return { host, port }
}

/** Removes the socket directory when it is one outside the data directory; only what a server leaves in one. */
export async function removeTemporary(address: Address): Promise<void> {
  if (!isTemporary(address)) return
  await rm(socketPath(address), { force: true }).catch(() => undefined)
  await rm(`${socketPath(address)}.lock`, { force: true }).catch(() => undefined)
  await rmdir(address.host).catch(() => undefined)
}

export function socketPath(address: Address): string {
  return join(address.host, `.s.PGSQL.${address.port}`)
}

async function makeTemporary(): Promise<string> {
  for (const parent of [tmpdir(), '/tmp']) {
    if (!fits(join(parent, `${temporaryPrefix}123456`))) continue
    const made = await mkdtemp(join(parent, temporaryPrefix)).catch(() => undefined)
    if (made !== undefined) return made
  }
  throw new Failure('embedded.unavailable', {
    detail: `the data directory's path is too long for a socket (${longestSocket} bytes), and /tmp cannot be written`,
    advice: 'Set OPENBOOK_DATA to a directory with a shorter path, or TMPDIR to a short one that can be written.',
  })
}

function isTemporary(address: Address): boolean {
  return basename(address.host).startsWith(temporaryPrefix)
}

function fits(directory: string): boolean {
  return Buffer.byteLength(socketPath({ host: directory, port })) <= longestSocket
}
