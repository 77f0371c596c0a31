import type pg from 'pg'
import { assess } from '../assess/assess.ts'
import { touchBook } from '../store/books.ts'
import type { Decide } from '../store/decisions/decide.ts'
import { inTransaction } from '../store/inTransaction.ts'

/**
 * For decisions by command: each is committed by itself, and at the end the book is assessed once, here and now, if
 * any decision changed something. Should this process end before, the next worker assesses the book.
 * @returns what `work` does
 */
export async function decideHere<T>(
  pool: pg.Pool,
  brokerId: number,
  work: (decide: Decide) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let decided = false
  const decide: Decide = (broker, write) =>
    inTransaction(pool, async (tx) => {
      const written = await write(tx)
      await touchBook(tx, broker)
      decided = true
      return written
    })
  try {
    return await work(decide)
  } finally {
    if (decided) await assess(pool, brokerId, { signal })
  }
}
