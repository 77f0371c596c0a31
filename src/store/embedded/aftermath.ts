import { constants } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readPidFile, socketPath, type Address } from './address.ts'
import type { Layout } from './layout.ts'
import { isOfCluster, processesOf, signal } from './processes.ts'

const pause = 15

/**
 * Ends what a killed postmaster left behind. Its children notice its death by themselves, but one in the midst of a
 * long statement only after it, and until then no new server may start.
 */
export async function endOrphans(cluster: string): Promise<void> {
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
export async function disarmStaleLocks(layout: Layout, address: Address, cluster: string): Promise<void> {
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
