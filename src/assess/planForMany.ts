import type pg from 'pg'

/**
 * For the rest of the transaction: tables are joined by hashing. Right after a load the planner may still know a book
 * as empty, and would choose loops within loops, which never end on half a million rows, or sorting by five texts. No
 * compiling of statements that run once, and small samples. Where several processes work on one statement, each hashes
 * for itself: memory that they share may be scarce in a container.
 */
export async function planForMany(tx: pg.PoolClient): Promise<void> {
  await tx.query(
    Object.entries(settings)
      .map(([name, value]) => `set local ${name} = ${value};`)
      .join(' '),
  )
}

const settings = {
  enable_nestloop: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  default_statistics_target: '10',
  enable_parallel_hash: 'off',
}
