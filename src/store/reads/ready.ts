import { sql } from 'kysely'
import { run, type Reads } from './run.ts'

/** Whether the database answers and holds the book's tables. Throws when it does not answer. */
export async function isReady(store: Reads): Promise<boolean> {
  const statement = sql<{ ready: boolean }>`select to_regclass('uploads') is not null as ready`
  const [row] = await run(store, statement.compile(store.reads))
  return row?.ready === true
}
