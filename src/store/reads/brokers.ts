import { sql } from 'kysely'
import type { BrokerRow } from '../schema.ts'
import { run, type Reads } from './run.ts'

/** All brokers, by slug. There are few: an installation serves tens of them, hundreds at most. */
export function listBrokers(store: Reads): Promise<BrokerRow[]> {
  const statement = sql<BrokerRow>`
    select id, slug, name, sample, snapshot_tables, created_at from brokers order by slug`
  return run(store, statement.compile(store.reads), { prepared: true })
}
