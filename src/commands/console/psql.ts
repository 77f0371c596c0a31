import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type pg from 'pg'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'

/** The psql program on the PATH, if there is one. */
export function findPsql(env: NodeJS.ProcessEnv): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'psql'))
    .find(isExecutable)
}

/** Runs psql on this terminal. What connects it goes by the environment: arguments can be read by anyone. */
export async function runPsql(context: Context, psql: string, connection: pg.ClientConfig): Promise<Outcome> {
  const child = spawn(psql, [], { stdio: 'inherit', env: { ...context.env, ...psqlEnvironment(connection) } })
  // Ctrl-C is for psql, which stops its statement and goes on.
  const ignore = () => {}
  process.on('SIGINT', ignore)
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve))
    return code === 0 ? 'ok' : 'failed'
  } finally {
    process.off('SIGINT', ignore)
  }
}

/** The command by which psql joins the database from another terminal, without any password. */
export function psqlCommand(connection: pg.ClientConfig): string {
  if (connection.connectionString !== undefined) return 'psql "$DATABASE_URL"'
  const { PGHOST = '', PGPORT = '', PGUSER = '', PGDATABASE = '' } = psqlEnvironment(connection)
  return `psql -h ${quoted(PGHOST)} -p ${PGPORT} -U ${quoted(PGUSER)} ${quoted(PGDATABASE)}`
}

/** The settings of libpq that say the same as the connection. */
export function psqlEnvironment(connection: pg.ClientConfig): Record<string, string> {
  const { connectionString, host, port, user, database, password } = connection
  const env: Record<string, string | undefined> = {
    PGHOST: host,
    PGPORT: port?.toString(),
    PGUSER: user,
    PGDATABASE: database,
    PGPASSWORD: typeof password === 'string' ? password : undefined,
    ...(connectionString === undefined ? {} : fromUrl(new URL(connectionString))),
  }
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const urlSettings: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  options: 'PGOPTIONS',
}

function fromUrl(url: URL): Record<string, string | undefined> {
  const part = (text: string) => (text === '' ? undefined : decodeURIComponent(text))
  const parameters = [...url.searchParams].flatMap(([name, value]) => {
    const setting = urlSettings[name]
    return setting === undefined ? [] : [[setting, value] as const]
  })
  return {
    PGHOST: part(url.hostname.replace(/^\[|\]$/g, '')),
    PGPORT: part(url.port),
    PGUSER: part(url.username),
    PGPASSWORD: part(url.password),
    PGDATABASE: part(url.pathname.slice(1)),
    ...Object.fromEntries(parameters),
  }
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
