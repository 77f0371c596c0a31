import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../book/failures.ts'
import { holdOpen, tryAttach, type Attached } from './attach.ts'
import type { Layout } from './layout.ts'
import { exclusively, openLock } from './locks.ts'
import { signal } from './processes.ts'
import { boundServerLog } from './serverLog.ts'
import { startLimit, startServer } from './start.ts'
import { runningServer, stopServer } from './stop.ts'

/**
 * One process's share in the server. Two locks, which the kernel drops when their process dies, say everything:
 *
 * - `members` is shared by every member for as long as it is one. Whoever can have it alone is the last.
 * - `start` is had alone for every change: joining (and starting), restarting, leaving (and stopping). So nobody joins
 *   a server that is about to stop, and first starts queue up.
 */
export interface Member {
  readonly server: Attached
  leave(): Promise<void>
}

type Log = (message: string) => void

const joinPatience = startLimit + 60_000
const leavePatience = 120_000
/** A server process that has no socket for this long is no use. */
const deafLimit = 15_000
const longestPause = 30_000

export async function becomeMember(layout: Layout, log: Log): Promise<Member> {
  const start = openLock(layout.startLock)
  const members = openLock(layout.membersLock)
  const closeLocks = (): void => {
    members.close()
    start.close()
  }
  const first = await exclusively(start, joinPatience, async () => {
    if (!members.share()) throw new Error('another process holds the members lock without the start lock')
    return attachOrStart(layout, log)
  }).catch((error: unknown) => {
    closeLocks()
    throw error
  })

  let server = first
  let restarting: Promise<void> | undefined
  let left: Promise<void> | undefined
  const leaving = new AbortController()

  const watch = (attached: Attached): void => {
    server = attached
    attached.client.once('end', () => {
      if (!leaving.signal.aborted) restarting = restart()
    })
  }
  const restart = async (): Promise<void> => {
    for (let pause = 100; !leaving.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        watch(await exclusively(start, joinPatience, () => attachOrStart(layout, log)))
        return log('the embedded PostgreSQL was gone and runs again')
      } catch (error) {
        log(`the embedded PostgreSQL is gone and does not start: ${error instanceof Error ? error.message : 'unknown'}`)
        await delay(pause, undefined, { ref: false, signal: leaving.signal }).catch(() => undefined)
      }
    }
  }
  // process.exit() and uncaught errors leave no time to wait: if this is the last member, just tell the server to stop.
  const onExit = (): void => {
    if (!start.exclude()) return
    if (!members.exclude()) start.release()
    else if (pidNow(layout) === server.pid) signal(server.pid, 'SIGINT')
  }
  const logKeeper = setInterval(() => void boundServerLog(layout.log).catch(() => undefined), 60_000).unref()

  const leave = async (): Promise<void> => {
    leaving.abort()
    await restarting
    process.off('exit', onExit)
    clearInterval(logKeeper)
    try {
      holdOpen(server.client, true)
      await server.client.end().catch(() => undefined)
      await exclusively(start, leavePatience, async () => {
        members.release()
        if (members.exclude()) await stopServer(layout, log)
      })
    } finally {
      closeLocks()
    }
  }

  watch(first)
  process.on('exit', onExit)
  return { server: first, leave: () => (left ??= leave()) }
}

async function attachOrStart(layout: Layout, log: Log): Promise<Attached> {
  const begin = performance.now()
  for (;;) {
    const found = await tryAttach(layout)
    if (typeof found !== 'string') return found
    const waited = performance.now() - begin
    if (found === 'absent') {
      if (!(await runningServer(layout))) return startServer(layout, log)
      // A server has no socket for a moment when it starts or stops; one that lost its socket never gets it back.
      if (waited > deafLimit) await stopServer(layout, log)
    }
    if (waited > startLimit)
      throw new Failure('embedded.failed', { detail: 'it is not ready in time', log: layout.log })
    await delay(15)
  }
}

function pidNow(layout: Layout): number {
  try {
    return Number.parseInt(readFileSync(join(layout.data, 'postmaster.pid'), 'utf8'), 10)
  } catch {
    return 0
  }
}
