import { access } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../../config.ts'
import { describeFailure } from '../../book/failures.ts'
import { embeddedAvailability } from '../../store/embedded/embedded.ts'
import { layoutOf } from '../../store/embedded/layout.ts'
import { fail, ok, type Check } from './check.ts'

const name = 'Database'
const oldest = 150_000

/** Whether the database can be used. Nothing is started, made or migrated for it. */
export async function checkDatabase(config: Config): Promise<Check> {
  return config.databaseUrl === undefined ? checkEmbedded(config.dataDirectory) : checkExternal(config.databaseUrl)
}

async function checkEmbedded(directory: string): Promise<Check> {
  const found = await embeddedAvailability(directory)
  if (!found.possible) return fail(name, `the embedded PostgreSQL cannot run here: ${found.detail}`, found.advice)
  const made = await access(join(layoutOf(directory).data, 'PG_VERSION')).then(
    () => `in ${directory}`,
    () => `the first start makes it in ${directory}`,
  )
  return ok(name, `embedded PostgreSQL ${found.version.replace(/\.0-beta\.\d+$/, '')}; ${found.detail}; ${made}`)
}

async function checkExternal(url: string): Promise<Check> {
  const where = withoutSecrets(url)
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'openbook doctor',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await look(client, where)
  } catch (error) {
    const { hint } = describeFailure('database.unreachable')
    return fail(name, `${where} does not answer: ${errorText(error)}`, hint)
  } finally {
    await client.end().catch(() => {})
  }
}

async function look(client: pg.Client, where: string): Promise<Check> {
  const { rows } = await client.query<{ number: number; version: string; may: boolean; done: string | null }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
       has_database_privilege(current_database(), 'create') as may, to_regclass('openbook_migrations')::text as done`,
  )
  const { number, version, may, done } = rows[0]!
  const found = `PostgreSQL ${version} at ${where}`
  if (number < oldest) return fail(name, found, describeFailure('database.too-old', { version }).hint)
  if (done === null && !may) {
    return fail(name, `${found}; its user may not create schemas in the database`, 'grant create on database … to …;')
  }
  return done === null
    ? ok(name, `${found}; the first start makes its tables`)
    : ok(name, `${found}; ${await migrated(client)}`)
}

async function migrated(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from openbook_migrations order by name')
  return `its tables are at ${rows.at(-1)?.name ?? 'the start'}`
}

/** The address as it may be shown: no password, and no parameters, which may hold one too. */
export function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname } = new URL(url)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}

function errorText(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorText).join('; ')
  return error instanceof Error ? error.message : String(error)
}
