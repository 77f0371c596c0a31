import { sql } from 'kysely'
import { run, type Reads } from '../run.ts'
import type { NamedClients } from './filters.ts'

const few = 1000

/**
 * The clients with `part` in their name. All names are read until a thousand have been found: those few are then
 * looked up by id. When there are more, a page is soon full, and the name is compared policy by policy.
 */
export async function resolveName(store: Reads, brokerId: number, part: string): Promise<NamedClients> {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  const statement = sql<{ id: number }>`
    select id from clients where broker_id = ${brokerId} and name ilike ${pattern} limit ${few + 1}`
  const rows = await run(store, statement.compile(store.reads))
  return rows.length > few ? { pattern } : { ids: rows.map(({ id }) => id) }
}
