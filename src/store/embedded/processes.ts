import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * The name that PostgreSQL carries in the titles of all its processes (its cluster_name), told from the data
 * directory's identity: a process id alone says nothing after a crash, because another process may have it by then.
 */
export async function clusterName(data: string): Promise<string> {
  const { dev, ino } = await stat(data, { bigint: true })
  return `openbook-${dev.toString(36)}-${ino.toString(36)}`
}

/** Whether `pid` is a live process of the cluster. A zombie is not: its title is empty. */
export async function isOfCluster(pid: number, cluster: string): Promise<boolean> {
  return isTitleOf(cluster, await titleOf(pid))
}

/** Every live process of the cluster: the postmaster and its children. */
export async function processesOf(cluster: string): Promise<number[]> {
  const all = process.platform === 'linux' ? await titlesFromProc() : await titlesFromPs()
  return all.filter(([, title]) => isTitleOf(cluster, title)).map(([pid]) => pid)
}

/** Sends a signal; false when there is no such process any more or it is not ours to signal. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

// The postmaster's title is its command line, /path/postgres … -c cluster_name=NAME; a child's is
// "postgres: NAME: checkpointer". What follows the name must not go on with it.
function isTitleOf(cluster: string, title: string): boolean {
  return /^(\S*\/)?postgres\b|\/postgres[\0 ]/.test(title) && new RegExp(`${cluster}(?![-0-9a-z])`).test(title)
}

async function titleOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const args = ['-ww', '-o', 'command=', '-p', String(pid)]
  return (await promisify(execFile)('ps', args).catch(() => ({ stdout: '' }))).stdout
}

async function titlesFromProc(): Promise<[number, string][]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  return Promise.all(pids.map(async (pid): Promise<[number, string]> => [pid, await titleOf(pid)]))
}

async function titlesFromPs(): Promise<[number, string][]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 64 << 20 })
  return stdout.split('\n').map((line) => {
    const [, pid = '0', title = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    return [Number(pid), title]
  })
}
