import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureKey } from '../src/keys/keys.ts'
import { joinEmbedded } from '../src/store/embedded/embedded.ts'
import { openStore } from '../src/store/store.ts'
import type { Options } from './options.ts'

/** Where a run happens: a temporary folder, a database of its own, a key. Gone at the end. */
export interface Place extends AsyncDisposable {
  readonly options: Options
  readonly folder: string
  readonly keysDirectory: string
  /** The run's own database. */
  readonly databaseUrl: string
  /** For people: "PostgreSQL 18.4, embedded". */
  readonly database: string
  /** Runs SQL on a connection of the bench's own. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
}

export async function openPlace(options: Options): Promise<Place> {
  await using undo = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'openbook-bench-'))
  undo.defer(() => rm(folder, { recursive: true, force: true }))
  const server = options.database ?? (await startServer(folder, undo))
  const name = `openbook_bench_${process.pid}`
  await administer(server, `create database ${name}`)
  undo.defer(() => administer(server, `drop database if exists ${name} with (force)`))
  const databaseUrl = withDatabase(server, name)
  const store = await openStore({ databaseUrl, dataDirectory: folder })
  await store.close()
  const keysDirectory = join(folder, 'keys')
  await ensureKey(keysDirectory, {})
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  undo.defer(() => pool.end())
  const kept = undo.move()
  return {
    options,
    folder,
    keysDirectory,
    databaseUrl,
    database: `PostgreSQL ${store.description.version}, ${options.database === undefined ? 'embedded' : 'installed'}`,
    query: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<Row>(sql, values)).rows,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

async function startServer(folder: string, undo: AsyncDisposableStack): Promise<string> {
  const server = await joinEmbedded(join(folder, 'server'))
  undo.defer(() => server.leave())
  const { host, port, user, database } = server.connection
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

function withDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
