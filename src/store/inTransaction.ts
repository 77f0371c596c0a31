import type pg from 'pg'

/** Runs `work` in a transaction of its own connection: committed when it resolves, rolled back when it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect()
  // Without a listener, a connection that dies between two statements would end the process.
  let lost: Error | undefined
  const remember = (error: Error) => (lost = error)
  tx.on('error', remember)
  try {
    await tx.query('begin')
    const result = await work(tx)
    await tx.query('commit')
    tx.off('error', remember)
    tx.release()
    return result
  } catch (error) {
    await tx.query('rollback').catch(remember)
    tx.off('error', remember)
    tx.release(lost ?? false)
    throw error
  }
}
