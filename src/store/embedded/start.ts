import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../book/failures.ts'
import { disarmStaleLocks, endOrphans } from './aftermath.ts'
import { makeAddress, type Address } from './address.ts'
import { tryAttach, type Attached } from './attach.ts'
import { checkVersion, initialise } from './initialise.ts'
import type { Layout } from './layout.ts'
import { clusterName } from './processes.ts'
import { shippedPrograms } from './programs.ts'
import { spawnAs } from './runner.ts'
import { openServerLog, readServerLog } from './serverLog.ts'
import { serverSettings } from './settings.ts'
import { findWay, type Way } from './way.ts'

type Log = (message: string) => void

/** Recovery after a crash reads up to 4 GB of log; longer than this, something is wrong. */
export const startLimit = 10 * 60_000
const orphanLimit = 15_000
const quietLimit = 3_000
const pause = 15

/**
 * Starts the server in the layout and waits until it takes connections, recovering from whatever a crash left. Call
 * it with the start lock held and no server running. Throws `embedded.*`.
 */
export async function startServer(layout: Layout, log: Log): Promise<Attached> {
  await checkVersion(layout, (await shippedPrograms()).version)
  const way = await findWay(layout, log)
  await initialise(layout, way)
  const cluster = await clusterName(layout.data)
  const until = performance.now() + orphanLimit
  for (;;) {
    await endOrphans(cluster)
    const address = await makeAddress(layout, way.runner.user)
    await disarmStaleLocks(layout, address, cluster)
    const outcome = await launch(layout, way, address, cluster, log)
    if (typeof outcome !== 'string') return outcome
    // A process of the crashed server that cannot be seen from here may still hold the shared memory.
    if (!/still in use|already exists/.test(outcome) || performance.now() > until) {
      throw new Failure('embedded.failed', { detail: outcome, log: layout.log })
    }
    await delay(200)
  }
}

/** Starts postgres apart from this process: a Ctrl-C meant for Openbook must not reach it. Returns why it ended, if so. */
async function launch(
  layout: Layout,
  way: Way,
  address: Address,
  cluster: string,
  log: Log,
): Promise<Attached | string> {
  const args = ['-D', layout.data, ...(await serverSettings(address, cluster))]
  const output = openServerLog(layout.log)
  const child = spawnAs(way.runner, join(way.programs.bin, 'postgres'), args, {
    stdio: ['ignore', output.file, output.file],
    detached: true,
  })
  output.close()
  child.unref()
  const end: { reason?: string } = {}
  child.once('error', (error) => (end.reason ??= error.message))
  child.once('exit', (code, by) => (end.reason ??= `it ended with ${by ?? `exit code ${code}`}`))
  const begin = performance.now()
  let told = false
  try {
    while (end.reason === undefined) {
      const found = await tryAttach(layout)
      if (typeof found !== 'string') return found
      const waited = performance.now() - begin
      if (waited > startLimit) throw new Failure('embedded.failed', { detail: 'it takes too long', log: layout.log })
      if (waited > quietLimit && !told) log('the database takes its time to start: it recovers from a crash')
      told = waited > quietLimit
      await delay(pause)
    }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
  return lastFatal(await readServerLog(layout.log, output.size)) ?? end.reason
}

function lastFatal(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error while|could not)\b/.test(line))
  return lines
    .at(-1)
    ?.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '')
    .trim()
}
