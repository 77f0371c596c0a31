import { readdir, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { aliveSocket, endAgent, homeParents, homePrefix } from './home.ts'

/** A home this young may not have its socket yet. */
const graceMs = 10 * 60 * 1000

/**
 * Removes the homes, with the private keys in them, that a process of ours left when it was killed. Only folders of
 * our name that belong to our user and whose owner does not answer.
 */
export async function sweepStaleHomes(program: string): Promise<void> {
  for (const parent of homeParents()) {
    const names = await readdir(parent).catch(() => [])
    for (const name of names.filter((each) => each.startsWith(homePrefix))) {
      const directory = join(parent, name)
      if (!(await isStale(directory))) continue
      await endAgent(program, directory)
      await rm(directory, { recursive: true, force: true }).catch(() => {})
    }
  }
}

async function isStale(directory: string): Promise<boolean> {
  try {
    const info = await stat(directory)
    if (!info.isDirectory() || info.uid !== userInfo().uid) return false
    const answer = await knock(join(directory, aliveSocket))
    return answer === 'dead' || (answer === 'missing' && Date.now() - info.mtimeMs > graceMs)
  } catch {
    return false
  }
}

/** Whoever holds the socket is alive, in whatever process or container; a refused connection means that it died. */
function knock(socketPath: string): Promise<'alive' | 'dead' | 'missing'> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('connect', () => {
      socket.destroy()
      resolve('alive')
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const { ECONNREFUSED, ENOENT } = { ECONNREFUSED: 'dead', ENOENT: 'missing' } as const
      resolve(error.code === 'ECONNREFUSED' ? ECONNREFUSED : error.code === 'ENOENT' ? ENOENT : 'alive')
    })
  })
}
