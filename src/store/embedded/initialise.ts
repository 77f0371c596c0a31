import { appendFile, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../book/failures.ts'
import { ownerOf, type Layout } from './layout.ts'
import { runAs } from './runner.ts'
import type { Way } from './way.ts'

export const superuser = 'openbook'
const unfinishedPrefix = 'new-'

/**
 * Sees to it that there is a PostgreSQL data directory that the programs can read, and makes it the first time. It is
 * made under another name and then renamed, so a killed first start leaves nothing that looks like a database. Call it
 * with the start lock held. Throws `embedded.version`, `embedded.damaged` or `embedded.failed`.
 */
export async function initialise(layout: Layout, way: Way): Promise<void> {
  await removeUnfinished(layout)
  if (await ownerOf(layout.data)) return
  const unfinished = join(layout.home, `${unfinishedPrefix}${Math.random().toString(36).slice(2)}`)
  const { ok, output } = await runAs(way.runner, join(way.programs.bin, 'initdb'), [
    `--pgdata=${unfinished}`,
    `--username=${superuser}`,
    // Only the socket's directory, which is the owner's alone, lets anybody in.
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 sorts and compares alike on every system, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ])
  if (!ok) {
    await rm(unfinished, { recursive: true, force: true })
    await appendFile(layout.log, `${output}\n`, { mode: 0o600 })
    throw new Failure('embedded.failed', { detail: lastLine(output), log: layout.log })
  }
  await rename(unfinished, layout.data)
  await syncDirectory(layout.home)
}

/** Throws unless the data directory, if there is one, is of the programs' own major version. */
export async function checkVersion(layout: Layout, programsVersion: string): Promise<void> {
  if (!(await ownerOf(layout.data))) return
  const text = await readFile(join(layout.data, 'PG_VERSION'), 'utf8').catch(() => '')
  const found = text.trim()
  const expected = programsVersion.split('.')[0] ?? ''
  if (found === expected) return
  if (/^\d+(\.\d+)?$/.test(found)) throw new Failure('embedded.version', { directory: layout.data, found, expected })
  throw new Failure('embedded.damaged', { directory: layout.data, detail: 'its PG_VERSION is missing or unreadable' })
}

async function removeUnfinished(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.home)) {
    if (!name.startsWith(unfinishedPrefix)) continue
    // An initdb whose parent was killed may still write there; what cannot go now goes at the next start.
    await rm(join(layout.home, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal|could not/i.test(line))
  const line = lines.at(-1) ?? output.split('\n').at(-1) ?? ''
  return line.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '').trim() || 'initdb ended without a word'
}
