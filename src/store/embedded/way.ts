import { chmod, chown, lchown, lstat, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../../book/failures.ts'
import { nearestExisting, type Layout } from './layout.ts'
import { copyPrograms, linkLibraries, shippedPrograms, type Programs } from './programs.ts'
import { nobody, obstacle, possibleRunners, type Runner } from './runner.ts'

/** How the server can run here: which programs, and as whom. */
export interface Way {
  readonly runner: Runner
  readonly programs: Programs
}

/**
 * Finds a way that works here, by trying, and lets its user into the data directory. Call it with the start lock held.
 * Throws `embedded.unavailable` with every reason when there is none.
 */
export async function findWay(layout: Layout, log: (message: string) => void): Promise<Way> {
  const shipped = await shippedPrograms()
  const linked = await linkLibraries(shipped)
  const obstacles: string[] = []
  for (const runner of await possibleRunners(layout)) {
    const found = await tryInPlace(runner, shipped, linked, layout)
    if (found === undefined) {
      await admit(runner, layout)
      return { runner, programs: shipped }
    }
    if (found.copyHelps) {
      await admit(runner, layout)
      const programs = await copyPrograms(shipped, layout, log)
      const reason = await obstacle(runner, layout.directory, join(programs.bin, 'postgres'))
      if (reason === undefined) return { runner, programs }
      obstacles.push(`${runner.described}: ${reason}`)
    } else obstacles.push(`${runner.described}: ${found.reason}`)
  }
  throw noWay(obstacles)
}

/** The same, touching nothing: the ways are tried, but a copy of the programs is only foreseen. */
export async function foreseeWay(layout: Layout): Promise<{ way: Way; copy: boolean }> {
  const shipped = await shippedPrograms()
  const linked = await linkLibraries(shipped)
  const obstacles: string[] = []
  for (const runner of await possibleRunners(layout)) {
    const found = await tryInPlace(runner, shipped, linked, layout)
    if (found === undefined || found.copyHelps) return { way: { runner, programs: shipped }, copy: found !== undefined }
    obstacles.push(`${runner.described}: ${found.reason}`)
  }
  throw noWay(obstacles)
}

async function tryInPlace(
  runner: Runner,
  shipped: Programs,
  linked: boolean,
  layout: Layout,
): Promise<{ reason: string; copyHelps: boolean } | undefined> {
  // The data directory itself is opened for the user later, if the way to it is open.
  const place = await nearestExisting(dirname(layout.directory))
  const reason = await obstacle(runner, place, join(shipped.bin, 'postgres'))
  if (reason === undefined) return undefined
  if (linked && !/permission denied/i.test(reason)) return { reason, copyHelps: false }
  const elsewhere = await obstacle(runner, place)
  return elsewhere === undefined ? { reason, copyHelps: true } : { reason: elsewhere, copyHelps: false }
}

// Root gives the server's user what it needs, and no more. Nobody passes through the directory and sees none of
// Openbook's own files in it; the folder's owner gets the directory, to go on with it without root.
async function admit(runner: Runner, layout: Layout): Promise<void> {
  if (runner.way !== 'user') return
  const { uid, gid } = runner.user
  // In this order: a process that looks meanwhile must not find the top open and the home still ours, and close it.
  await giveTo(layout.home, uid, gid)
  if (uid === nobody.uid) await chmod(layout.directory, 0o711)
  else {
    for (const path of [layout.startLock, layout.membersLock, layout.log])
      await lchown(path, uid, gid).catch(ignoreMissing)
    await chown(layout.directory, uid, gid)
  }
}

// The top comes last: it tells the next start whose the files are, and by then they all are.
async function giveTo(path: string, uid: number, gid: number): Promise<void> {
  const found = await lstat(path)
  if (found.uid === uid) return
  if (found.isDirectory()) {
    for (const name of await readdir(path)) await giveTo(join(path, name), uid, gid)
  }
  await lchown(path, uid, gid)
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

function noWay(obstacles: readonly string[]): Failure {
  const text = obstacles.map((line) => line.replaceAll(/\s+/g, ' ')).join('; ')
  if (/not found|No such file/i.test(text) && process.platform === 'linux' && /exec/.test(text)) {
    return new Failure('embedded.unavailable', {
      detail: `its programs need the GNU C library 2.27 or newer, which this system seems not to have (${text})`,
      advice: 'Use a system with it (Debian, Ubuntu, Fedora …; not Alpine), or set DATABASE_URL to another PostgreSQL.',
    })
  }
  if (process.geteuid?.() !== 0) {
    return new Failure('embedded.unavailable', {
      detail: text,
      advice: 'Mend what is named, or set DATABASE_URL to use another PostgreSQL.',
    })
  }
  return new Failure('embedded.unavailable', {
    detail: `PostgreSQL refuses to run as root, and no way around it works here (${text})`,
    advice:
      'Run Openbook as an ordinary user; or set OPENBOOK_DATA to a directory that every user can reach, such as ' +
      '/var/lib/openbook; or allow user namespaces; or set DATABASE_URL to use another PostgreSQL.',
  })
}
