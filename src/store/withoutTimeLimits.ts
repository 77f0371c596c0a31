import type pg from 'pg'

/**
 * Until the transaction ends, its statements may take as long as they do, and it may stand still between them, whatever
 * a database's owner has set: assessing a large book takes minutes, and a slow sender's file comes in over many.
 */
export async function withoutTimeLimits(tx: pg.PoolClient): Promise<void> {
  await tx.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
}
