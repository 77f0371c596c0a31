import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openStore, type Store } from '../../src/store/store.ts'

export interface TestDatabase {
  readonly url: string
  open(): Promise<Store>
  /** Ends whoever is still connected and drops the database. */
  drop(): Promise<void>
}

/**
 * A database of the test file's own, migrated, cloned from a template on the server that this run is for: the
 * embedded one or an installed one (see test/support/servers.ts).
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('server')
  const name = `openbook_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await administer(server.url, `create database ${name} template ${server.template}`)
  const url = withDatabase(server.url, name)
  return {
    url,
    open: () => openStore({ databaseUrl: url, dataDirectory: '/nonexistent' }),
    drop: () => administer(server.url, `drop database if exists ${name} with (force)`),
  }
}

/** The same server, another database. Handles socket addresses too, which WHATWG URLs keep in the query. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
