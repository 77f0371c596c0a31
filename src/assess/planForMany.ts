import type pg from 'pg'

/**
 * For the rest of the transaction: tables are joined by hashing. Right after a load the planner may still know a book
 * as empty, and would choose loops within loops, which never end on half a million rows, or sorting by five texts. And
 * no compiling of statements that run once.
 */
export async function planForMany(tx: pg.PoolClient): Promise<void> {
  await tx.query('set local enable_nestloop = off')
  await tx.query('set local enable_mergejoin = off')
  await tx.query('set local jit = off')
}
