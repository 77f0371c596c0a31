import { sql } from 'kysely'
import { run, type Reads } from './run.ts'

export interface DatabaseState {
  readonly bytes: number
  readonly running: number
  readonly held: number
  /** Uploads that failed within the last 24 hours. */
  readonly failed: number
}

/** How large the database is, and the uploads that matter for the status, over all brokers. */
export async function readDatabaseState(store: Reads): Promise<DatabaseState> {
  const statement = sql<DatabaseState>`
    select pg_database_size(current_database()) as bytes,
      count(*) filter (where state = 'running') as running,
      count(*) filter (where state = 'held') as held,
      count(*) filter (where state = 'failed' and finished_at > now() - interval '24 hours') as failed
    from uploads`
  const [state] = await run(store, statement.compile(store.reads), { prepared: true })
  return state!
}
