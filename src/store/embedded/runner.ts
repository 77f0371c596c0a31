import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { nearestExisting, ownerOf, type Layout } from './layout.ts'

/** A way to run PostgreSQL's programs, which refuse to run as root. */
export interface Runner {
  readonly way: 'direct' | 'namespace' | 'user'
  /** The owner that the server's files have, as seen from here. */
  readonly user: { readonly uid: number; readonly gid: number }
  /** For people: "as user id 1000". */
  readonly described: string
}

export const nobody = { uid: 65534, gid: 65534 }

/** The ways that fit this process and what is in the data directory, the best first. Not all of them may work. */
export async function possibleRunners(layout: Layout): Promise<Runner[]> {
  const me = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
  // initdb wants its user to have a name; in a namespace it has nobody's.
  if (me.uid !== 0) return hasName() ? [direct(me)] : [namespace(me), direct(me)]
  const dataOwner = await ownerOf(layout.data)
  if (dataOwner && dataOwner.uid !== 0) return [asUser(dataOwner)]
  const directoryOwner = await ownerOf(layout.directory)
  if (directoryOwner && directoryOwner.uid !== 0) return [asUser(directoryOwner)]
  // Whoever owns the folder around it can reach it, even inside a closed home.
  const neighbour = await stat(await nearestExisting(dirname(layout.directory)))
  const around = neighbour.uid !== 0 && neighbour.uid !== nobody.uid ? [asUser(neighbour)] : []
  return [namespace(me), asUser(nobody), ...around]
}

export function spawnAs(
  runner: Runner,
  program: string,
  args: readonly string[],
  options: { stdio: StdioOptions; detached?: boolean },
): ChildProcess {
  const base = { cwd: '/', env: cleanEnvironment, ...options }
  if (runner.way === 'direct') return spawn(program, args, base)
  if (runner.way === 'user') return spawn(program, args, { ...base, ...runner.user })
  const map = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--']
  return spawn('unshare', [...map, program, ...args], base)
}

/** Runs a program to its end. `output` is the end of what it wrote, both streams together. */
export async function runAs(
  runner: Runner,
  program: string,
  args: readonly string[],
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    let child: ChildProcess
    try {
      child = spawnAs(runner, program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    } catch (error) {
      // Some errors, EPERM among them, Node throws at once instead of reporting them as an event.
      return resolve({ ok: false, output: describeSpawnError(runner, error as NodeJS.ErrnoException) })
    }
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4_000)
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ ok: false, output: describeSpawnError(runner, error) }))
    return child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}

/** Why the runner cannot reach `place` or run `program`; undefined when it can. */
export async function obstacle(runner: Runner, place: string, program?: string): Promise<string | undefined> {
  const script = 'cd "$1" || exit; [ $# -eq 1 ] || exec "$2" --version'
  const { ok, output } = await runAs(runner, '/bin/sh', ['-c', script, 'sh', place, ...(program ? [program] : [])])
  return ok ? undefined : output || 'it ends without a word'
}

// PostgreSQL takes settings from the environment (PGDATA, PGPORT …), and it has no business with our secrets.
const cleanEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin',
  LC_ALL: 'C',
}

function direct(user: Runner['user']): Runner {
  return { way: 'direct', user, described: `as this user (id ${user.uid})` }
}

function namespace(user: Runner['user']): Runner {
  return { way: 'namespace', user, described: 'in a user namespace of its own (unshare)' }
}

function asUser(user: Runner['user']): Runner {
  const name = user.uid === nobody.uid ? ' (nobody)' : ''
  return { way: 'user', user: { uid: user.uid, gid: user.gid }, described: `as user id ${user.uid}${name}` }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function describeSpawnError(runner: Runner, error: NodeJS.ErrnoException): string {
  if (runner.way === 'namespace' && error.code === 'ENOENT') return 'unshare (of util-linux) is not installed'
  if (runner.way === 'user') return `this process may not become user id ${runner.user.uid} (${error.code})`
  return error.message
}
