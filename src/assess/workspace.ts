import type pg from 'pg'

/**
 * Runs `work` with a schema of its own for what it makes on its way, gone at the end. Its tables are unlogged ones:
 * like temporary tables they cost no log, but several processes may read them at once. Nobody else ever sees them,
 * because they come and go in one transaction.
 */
export async function inWorkspace(tx: pg.PoolClient, brokerId: number, work: () => Promise<void>): Promise<void> {
  const schema = `assessing_${brokerId}`
  const { rows } = await tx.query<{ path: string }>(`select current_setting('search_path') as path`)
  await tx.query(`create schema ${schema}`)
  await tx.query(`set local search_path = ${schema}, ${rows[0]!.path}`)
  await work()
  await tx.query(`set local search_path = ${rows[0]!.path}`)
  await tx.query('set local client_min_messages = warning')
  await tx.query(`drop schema ${schema} cascade`)
}
