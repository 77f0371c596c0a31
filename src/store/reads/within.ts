import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Dialect } from 'kysely'
import type pg from 'pg'
import type { Schema } from '../schema.ts'
import type { Reads } from './run.ts'

/** Writes SQL and has no connection of its own. */
const writesOnly: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

/** The same reads inside a transaction that is under way: they see what it has written. One at a time. */
export function readsWithin(tx: pg.PoolClient): Reads {
  return { pool: tx as unknown as pg.Pool, reads: new Kysely<Schema>({ dialect: writesOnly }) }
}

/** Several reads of one state of the book, whatever is committed in the meantime. */
export async function inSnapshot<T>(pool: pg.Pool, work: (reads: Reads) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const remember = (error: Error) => (broken = error)
  client.on('error', remember)
  try {
    await client.query('begin isolation level repeatable read, read only')
    return await work(readsWithin(client))
  } finally {
    await client.query('rollback').catch(remember)
    client.off('error', remember)
    client.release(broken ?? false)
  }
}
