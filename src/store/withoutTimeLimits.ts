import type pg from 'pg'

/** Each of the server's limits that ends a statement or a transaction; the last exists from PostgreSQL 17 on. */
const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout']

/**
 * Until the transaction ends, its statements may take as long as they do, and it may stand still between them, whatever
 * a database's owner has set: assessing a large book takes minutes, and a slow sender's file comes in over many.
 */
export async function withoutTimeLimits(tx: pg.PoolClient): Promise<void> {
  await tx.query(`select set_config(name, '0', true) from pg_settings where name = any($1)`, [limits])
}
