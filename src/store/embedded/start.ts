import { constants } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../book/failures.ts'
import { makeAddress, readPidFile, socketPath, type Address } from './address.ts'
import { tryAttach, type Attached } from './attach.ts'
import { checkVersion, initialise } from './initialise.ts'
import type { Layout } from './layout.ts'
import { clusterName, isOfCluster, processesOf, signal } from './processes.ts'
import { shippedPrograms } from './programs.ts'
import { spawnAs } from './runner.ts'
import { openServerLog, readServerLog } from './serverLog.ts'
import { serverSettings } from './settings.ts'
import { findWay, type Way } from './way.ts'

/** Recovery after a crash reads up to 4 GB of log; longer than this, something is wrong. */
export const startLimit = 10 * 60_000
const orphanLimit = 15_000
const pause = 15

/**
 * Starts the server in the layout and waits until it takes connections, recovering from whatever a crash left. Call
 * it with the start lock held and no server running. Throws `embedded.*`.
 */
export async function startServer(layout: Layout, log: (message: string) => void): Promise<Attached> {
  await checkVersion(layout, (await shippedPrograms()).version)
  const way = await findWay(layout, log)
  await initialise(layout, way)
  const cluster = await clusterName(layout.data)
  const until = performance.now() + orphanLimit
  for (;;) {
    await endOrphans(cluster)
    const address = await makeAddress(layout, way.runner.user)
    await disarmStaleLocks(layout, address, cluster)
    const outcome = await launch(layout, way, address, cluster)
    if (typeof outcome !== 'string') return outcome
    // A process of the crashed server that cannot be seen from here may still hold the shared memory.
    if (!/still in use|already exists/.test(outcome) || performance.now() > until) {
      throw new Failure('embedded.failed', { detail: outcome, log: layout.log })
    }
    await delay(200)
  }
}

/** Starts postgres apart from this process: a Ctrl-C meant for Openbook must not reach it. Returns why it ended, if so. */
async function launch(layout: Layout, way: Way, address: Address, cluster: string): Promise<Attached | string> {
  const output = openServerLog(layout.log)
  const args = ['-D', layout.data, ...(await serverSettings(address, cluster))]
  const child = spawnAs(way.runner, join(way.programs.bin, 'postgres'), args, {
    stdio: ['ignore', output.file, output.file],
    detached: true,
  })
  output.close()
  child.unref()
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, by) => (ended ??= `it ended with ${by ?? `exit code ${code}`}`))
  const until = performance.now() + startLimit
  try {
    while (ended === undefined) {
      const found = await tryAttach(layout)
      if (typeof found !== 'string') return found
      if (performance.now() > until)
        throw new Failure('embedded.failed', { detail: 'it takes too long', log: layout.log })
      await delay(pause)
    }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
  return lastFatal(await readServerLog(layout.log, output.size)) ?? ended
}

/**
 * Ends what a killed postmaster left behind. Its children notice its death by themselves, but one in the midst of a
 * long statement only after it, and until then no new server may start.
 */
async function endOrphans(cluster: string): Promise<void> {
  for (const [how, patience] of [
    [undefined, 1_000],
    ['SIGQUIT', 4_000],
    ['SIGKILL', 4_000],
  ] as const) {
    const until = performance.now() + patience
    let orphans = await processesOf(cluster)
    if (how) for (const pid of orphans) signal(pid, how)
    while (orphans.length > 0 && performance.now() < until) {
      await delay(pause)
      orphans = await processesOf(cluster)
    }
    if (orphans.length === 0) return
  }
}

/**
 * After a crash the lock files name a process id that may by now be anybody's, and PostgreSQL would believe that its
 * server still runs. Ours does not (we hold the start lock and have looked), so: name ourselves, which PostgreSQL takes
 * for its own starter. The rest of the file stays; with it PostgreSQL checks the shared memory once more.
 */
async function disarmStaleLocks(layout: Layout, address: Address, cluster: string): Promise<void> {
  const path = join(layout.data, 'postmaster.pid')
  const stale = await readPidFile(layout)
  if (stale && !(await isOfCluster(stale.pid, cluster))) {
    const rest = (await readFile(path, 'utf8')).split('\n').slice(1)
    const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = constants
    await writeFile(path, [process.pid, ...rest].join('\n'), { flag: O_WRONLY | O_TRUNC | O_NOFOLLOW })
  }
  await rm(socketPath(address), { force: true })
  await rm(`${socketPath(address)}.lock`, { force: true })
}

function lastFatal(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error while|could not)\b/.test(line))
  return lines
    .at(-1)
    ?.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '')
    .trim()
}
