import type pg from 'pg'

/**
 * Until the transaction ends, no limit that a database's owner has set for ordinary statements ends it: loading and
 * assessing a large book takes minutes, and a slow sender's file comes in over many.
 */
export async function withoutTimeLimits(tx: pg.PoolClient): Promise<void> {
  await tx.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
}
