import { setTimeout as delay } from 'node:timers/promises'
import { readPidFile, removeTemporary } from './address.ts'
import { ownerOf, type Layout } from './layout.ts'
import { clusterName, isOfCluster, signal } from './processes.ts'

const patience = 60_000

/** Stops the server in the layout, if one runs, and waits for its end. Call it with the start lock held. */
export async function stopServer(layout: Layout, log: (message: string) => void): Promise<void> {
  const server = await runningServer(layout)
  if (!server) return
  // pg_ctl would do the same, but it refuses to run as root. SIGINT: end sessions, write everything, end.
  for (const how of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signal(server.pid, how)
    if (await ended(server.pid, server.cluster, patience)) {
      await removeTemporary(server)
      return
    }
    log(`the embedded PostgreSQL (process ${server.pid}) does not stop; pressing harder`)
  }
}

/** The running postmaster, if there is one: by its pid file, and by the name that the process itself carries. */
export async function runningServer(layout: Layout) {
  const found = await readPidFile(layout)
  if (!found || !(await ownerOf(layout.data))) return undefined
  const cluster = await clusterName(layout.data)
  return (await isOfCluster(found.pid, cluster)) ? { ...found, cluster } : undefined
}

async function ended(pid: number, cluster: string, limit: number): Promise<boolean> {
  const until = performance.now() + limit
  while (await isOfCluster(pid, cluster)) {
    if (performance.now() > until) return false
    await delay(10)
  }
  return true
}
