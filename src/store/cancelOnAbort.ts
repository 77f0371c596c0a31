import type pg from 'pg'

/**
 * Until it is disposed of: when the signal aborts, the statement that the transaction is at is cancelled on the
 * server. A MERGE of a million rows would otherwise run to its end for nothing.
 */
export function cancelOnAbort(pool: pg.Pool, tx: pg.PoolClient, signal: AbortSignal): AsyncDisposable {
  const { processID } = tx as pg.PoolClient & { processID: number }
  let cancelling: Promise<unknown> = Promise.resolve()
  const cancel = () => {
    // If the server cannot be asked, there is nothing to cancel either.
    cancelling = pool.query('select pg_cancel_backend($1)', [processID]).catch(() => {})
  }
  signal.addEventListener('abort', cancel, { once: true })
  return {
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', cancel)
      // A cancellation that arrived late would hit whoever has the connection next.
      await cancelling
    },
  }
}
