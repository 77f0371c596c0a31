import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { readPidFile } from '../../../src/store/embedded/address.ts'
import { layoutOf } from '../../../src/store/embedded/layout.ts'
import { clusterName, processesOf } from '../../../src/store/embedded/processes.ts'

/** What a member process says first: that it joined, or why it could not. */
export interface Joined {
  connection: { host: string; port: number; user: string; database: string }
  version: string
  programs: string
  failure?: string
  message?: string
  params?: Record<string, string>
}

export interface MemberProcess {
  readonly process: ChildProcess
  readonly joined: Promise<Joined>
  /** What it wrote to its error stream so far. */
  errors(): string
  leave(): Promise<number | null>
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('memberProcess.ts', import.meta.url))
const members = new Set<ChildProcess>()
const folders = new Set<string>()
const helpers = new Set<ChildProcess>()

export const isRoot = process.geteuid?.() === 0
export const linux = process.platform === 'linux'

/** A fresh folder that any user can pass through; the data directory goes into it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(await quickestPlace(), 'ob-'))
  await chmod(folder, 0o755)
  folders.add(folder)
  return folder
}

let shared: string | undefined

/**
 * The path of a data directory that the tests of one file use after each other, for making a database takes a second:
 * the first makes it, the next find what was left there.
 */
export async function sharedDirectory(): Promise<string> {
  if (shared === undefined) {
    const folder = await makeFolder()
    folders.delete(folder)
    shared = join(folder, 'book')
  }
  return shared
}

/** For afterAll. */
export async function dropShared(): Promise<void> {
  if (shared !== undefined) await rm(dirname(shared), { recursive: true, force: true })
  shared = undefined
}

// A dozen databases are made here and need not survive anything: in memory, where there is room.
async function quickestPlace(): Promise<string> {
  const shm = await statfs('/dev/shm').catch(() => undefined)
  return shm !== undefined && shm.bavail * shm.bsize > 2 ** 30 ? '/dev/shm' : tmpdir()
}

export function startMember(
  directory: string,
  options: { uid?: number; env?: NodeJS.ProcessEnv; cwd?: string; manner?: 'exit'; under?: string[] } = {},
): MemberProcess {
  const [command = '', ...args] = [
    ...(options.under ?? []),
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    script,
    directory,
    ...(options.manner ? [options.manner] : []),
  ]
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...options.env },
    ...(options.cwd ? { cwd: options.cwd } : {}),
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  members.add(child)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const said = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(line as string) as Joined)
  const joined = Promise.race([
    said,
    once(child, 'close').then(() => Promise.reject(new Error(`it ended without a word: ${errors}`))),
  ])
  joined.catch(() => undefined)
  return {
    process: child,
    joined,
    errors: () => errors,
    leave: () => {
      child.stdin.end()
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Some other process that lives until the test is over, such as one that a stale file names. */
export function startHelper(command: string, ...args: string[]): ChildProcess {
  const child = spawn(command, args, { stdio: 'ignore' })
  helpers.add(child)
  return child
}

export async function query(joined: { connection: object }, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...joined.connection, ssl: false })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Process ids of the server in `directory`; none when nothing of it runs. */
export async function serverProcesses(directory: string): Promise<number[]> {
  const { data } = layoutOf(directory)
  return existsSync(data) ? processesOf(await clusterName(data)) : []
}

export async function postmaster(directory: string): Promise<number> {
  const found = await readPidFile(layoutOf(directory))
  if (!found) throw new Error('no server')
  return found.pid
}

/** Waits until the condition holds; fails after 50 seconds. */
export async function until(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const limit = performance.now() + 50_000
  while (!(await condition())) {
    if (performance.now() > limit) throw new Error(`waited too long until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Ends everything that a test started and removes its folders; for afterEach. */
export async function cleanUp(): Promise<void> {
  for (const child of [...members, ...helpers]) child.kill('SIGKILL')
  members.clear()
  helpers.clear()
  if (shared !== undefined) await endServer(shared)
  for (const folder of folders) {
    for (const name of readdirSync(folder)) await endServer(join(folder, name))
    await rm(folder, { recursive: true, force: true })
  }
  folders.clear()
}

async function endServer(directory: string): Promise<void> {
  // SIGQUIT and not SIGKILL: a server that is not started again must remove its shared memory.
  for (const pid of await serverProcesses(directory)) killQuietly(pid, 'SIGQUIT')
  await until(async () => (await serverProcesses(directory)).length === 0, 'the server is gone')
}

export function killQuietly(pid: number, how: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, how)
  } catch {
    // It ended by itself.
  }
}
