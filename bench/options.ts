import { parseArgs } from 'node:util'
import type { BigTable } from './files.ts'

export const sections = ['load', 'memory', 'peers', 'api', 'opportunities', 'assess'] as const
export type SectionName = (typeof sections)[number]

export interface Options {
  /** How many clients; policies are twice that. */
  readonly rows: number
  readonly rounds: number
  readonly only: readonly SectionName[]
  /** Which tables `load` measures. */
  readonly tables: readonly BigTable[]
  /** The server to measure on; unset: an embedded one of the run's own. */
  readonly database?: string
  /** Seconds that each API measurement takes. */
  readonly seconds: number
  /** Where the server process writes its CPU profile, if anywhere. */
  readonly profile?: string
  /** Where the results go; unset: they are only printed. */
  readonly results?: string
}

export const usage = `npm run bench -- [options]

  --rows N          clients in the book; policies are twice that (default 1000000)
  --rounds N        how often each step is measured; the median counts (default 3)
  --only SECTION    ${sections.join(', ')}; may be given several times (default: all)
  --table TABLE     clients or policies: load measures it alone
  --database URL    a PostgreSQL to measure on, by a user that may create databases (default: an embedded one)
  --seconds N       how long each API measurement takes (default 8)
  --quick           a small run for trying things out: 20000 clients, 1 round, 2 seconds, nothing written
  --profile FOLDER  also write CPU profiles of the server process
  --no-results      only print`

/** @throws Error saying what is wrong with the arguments */
export function readOptions(argv: string[]): Options | 'help' {
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string', multiple: true, default: [...sections] },
      table: { type: 'string' },
      database: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      'no-results': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const write = !values.quick && !values['no-results']
  return {
    rows: count('rows', values.rows, values.quick ? 20_000 : 1_000_000, 10_000_000),
    rounds: count('rounds', values.rounds, values.quick ? 1 : 3, 99),
    seconds: count('seconds', values.seconds, values.quick ? 2 : 8, 600),
    only: values.only.map(section),
    tables: tablesOf(values.table),
    ...(values.database === undefined ? {} : { database: values.database }),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
    ...(write ? { results: new URL('results/', import.meta.url).pathname } : {}),
  }
}

function count(name: string, text: string | undefined, byDefault: number, most: number): number {
  const value = text === undefined ? byDefault : Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Error(`--${name}: a number from 1 to ${most}`)
  return value
}

function section(name: string): SectionName {
  const found = sections.find((each) => each === name)
  if (found === undefined) throw new Error(`--only: one of ${sections.join(', ')}`)
  return found
}

function tablesOf(text: string | undefined): readonly BigTable[] {
  if (text === undefined) return ['clients', 'policies']
  if (text !== 'clients' && text !== 'policies') throw new Error(`--table ${text}: expected clients or policies`)
  return [text]
}
