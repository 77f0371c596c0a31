import { createHash } from 'node:crypto'
import type { CompiledQuery, Kysely } from 'kysely'
import type pg from 'pg'
import type { Schema } from '../schema.ts'

/** What a read needs of the store. */
export interface Reads {
  readonly pool: pg.Pool
  readonly reads: Kysely<Schema>
}

/**
 * Runs a query in one round trip. `prepared` keeps its plan on the connection: for the few statements that are
 * asked for all the time, not for every combination of filters.
 */
export async function run<Row>(
  store: Reads,
  query: CompiledQuery<Row>,
  options: { prepared?: boolean } = {},
): Promise<Row[]> {
  const values = query.parameters as unknown[]
  const name = options.prepared === true ? statementName(query.sql) : undefined
  const result = await store.pool.query({ text: query.sql, values, ...(name !== undefined && { name }) })
  return result.rows as Row[]
}

const names = new Map<string, string>()

function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = `read-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
    if (names.size < 1000) names.set(text, name)
  }
  return name
}
