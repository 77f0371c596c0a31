import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

/** What a figure depends on. Nothing that tells whose machine it was. */
export function machineFacts(database: string): Record<string, string> {
  const processors = cpus()
  return {
    processors: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    database,
    gpg: firstLine('gpg', '--version') ?? 'not installed',
    psql: firstLine('psql', '--version') ?? 'not installed',
  }
}

/** @throws Error that says which of the programs is missing */
export function needPrograms(...programs: string[]): void {
  const missing = programs.filter((program) => firstLine(program, '--version') === undefined)
  if (missing.length > 0) {
    throw new Error(`This needs ${missing.join(' and ')}, which is not installed here: the reference is made of them.`)
  }
}

function firstLine(program: string, argument: string): string | undefined {
  try {
    return execFileSync(program, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0]
  } catch {
    return undefined
  }
}
