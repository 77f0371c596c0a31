import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Failure } from '../book/failures.ts'
import { joinEmbedded } from './embedded/embedded.ts'
import { migrate } from './migrate.ts'
import { noRights } from './noRights.ts'
import type { Schema } from './schema.ts'
import { typeParsers } from './typeParsers.ts'

/** The database, embedded or the user's own: everything above this folder sees no difference. */
export interface Store {
  readonly pool: pg.Pool
  /** Typed reads on the same pool. */
  readonly reads: Kysely<Schema>
  /** How a client of its own (the queue, a listener, psql) connects. */
  readonly connection: pg.ClientConfig
  readonly description: { readonly kind: 'embedded' | 'external'; readonly where: string; readonly version: string }
  /** Connections of their own for answers, none of whose statements may take longer than that. */
  openReads(options: ReadOptions): ReadStore
  /** Ends all connections; the embedded server stops when nobody else uses it. */
  close(): Promise<void>
}

export interface ReadOptions {
  readonly connections: number
  /** After so many milliseconds the database ends a statement (SQLSTATE 57014). */
  readonly statementTime: number
}

export interface ReadStore extends Pick<Store, 'pool' | 'reads'> {
  close(): Promise<void>
}

export interface StoreConfig {
  readonly databaseUrl?: string
  readonly dataDirectory: string
  /** The most connections to have open at once. */
  readonly connections?: number
}

/** Enough for a command. */
const fewConnections = 16

/**
 * Starts or joins the embedded database, or connects to the one at `databaseUrl`, and brings its tables up to date.
 * @throws Failure `database.*`, `embedded.*`
 */
export async function openStore({
  databaseUrl,
  dataDirectory,
  connections = fewConnections,
}: StoreConfig): Promise<Store> {
  return databaseUrl === undefined ? openEmbedded(dataDirectory, connections) : openExternal(databaseUrl, connections)
}

async function openEmbedded(directory: string, max: number): Promise<Store> {
  const server = await joinEmbedded(directory)
  try {
    return await open({ ...server.connection, max }, 'embedded', directory, () => server.leave())
  } catch (error) {
    await server.leave()
    throw error
  }
}

async function openExternal(url: string, max: number): Promise<Store> {
  return open({ connectionString: url, max }, 'external', withoutSecrets(url), async () => {})
}

async function open(
  { max, ...connection }: pg.ClientConfig & { max: number },
  kind: 'embedded' | 'external',
  where: string,
  leave: () => Promise<void>,
): Promise<Store> {
  const pool = openPool({ ...connection, max })
  try {
    const version = await checkVersion(pool, where)
    await migrate(pool).catch((error: unknown) => {
      throw noRights(error, where)
    })
    return {
      pool,
      reads: typedReads(pool),
      connection,
      openReads({ connections, statementTime }) {
        // The pool waits for the promise, whatever its types say.
        // oxlint-disable-next-line typescript/no-misused-promises
        const limited = openPool({ ...connection, max: connections, onConnect: limitStatements(statementTime) })
        return { pool: limited, reads: typedReads(limited), close: () => limited.end() }
      },
      description: { kind, where, version },
      async close() {
        await pool.end()
        await leave()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, ...session, connectionTimeoutMillis: 10_000 })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

function typedReads(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** Not among the connection's own parameters: poolers such as PgBouncer refuse those that they do not know. */
function limitStatements(milliseconds: number) {
  return async (client: pg.ClientBase): Promise<void> => {
    await client.query(`select set_config('statement_timeout', $1, false)`, [`${milliseconds}ms`])
  }
}

const session = { application_name: 'openbook', keepAlive: true, types: typeParsers } satisfies pg.ClientConfig

async function checkVersion(pool: pg.Pool, where: string): Promise<string> {
  try {
    const { rows } = await pool.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    )
    const { number, version } = rows[0]!
    if (number < 150_000) throw new Failure('database.too-old', { version })
    return version
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('database.unreachable', { where, detail: errorText(error) }, { cause: error })
  }
}

function errorText(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorText).join('; ')
  return error instanceof Error ? error.message : String(error)
}

function withoutSecrets(url: string): string {
  const parsed = new URL(url)
  return `${parsed.protocol}//${parsed.username ? `${parsed.username}@` : ''}${parsed.host}${parsed.pathname}`
}
