import type pg from 'pg'
import type { Mapping } from '../map/mapping.ts'
import type { GuardLimits } from './limits.ts'

export interface TermsGoingBack {
  /** Policies of the file that are here, with an expiration date in both. */
  readonly matched: number
  /** Those of them that the file would put back to an earlier term. */
  readonly back: number
}

/** So many rows tell well enough whether all have to be looked at, and are soon looked up one by one. */
const sample = 10_000
/** Rows that lie together are looked at together, and may be alike; so a sample may be as far off as this. */
const doubt = 0.75

/**
 * Counts the staged policies that would go back to an earlier term: they expire earlier than what is here says, and
 * begin earlier, too, where both beginnings are known (a cancelled policy ends earlier, but began when it began).
 *
 * To look up every row of a large file costs as much as merging it. So the rows of some pages are counted first, and
 * all rows only when those come near the limit: what is said of a held file is exact.
 */
export async function countTermsGoingBack(
  tx: pg.PoolClient,
  brokerId: number,
  mapping: Mapping,
  valid: number,
  { staleShare }: GuardLimits,
): Promise<TermsGoingBack | undefined> {
  const names = new Set(mapping.columns.map(({ column }) => column.name))
  if (!names.has('expiration_date')) return undefined
  const began = names.has('effective_date') ? '(sent.effective_date < book.effective_date) is not false' : 'true'
  const count = async (perCent: number): Promise<TermsGoingBack> => {
    const { rows } = await tx.query<{ matched: number; back: number }>(
      `select count(*) as matched,
         count(*) filter (where sent.expiration_date < book.expiration_date and ${began}) as back
       from stage as sent ${perCent < 100 ? 'tablesample system ($2) repeatable (1)' : ''}
         join policies as book on book.broker_id = $1 and book.id = sent.id
       where sent.expiration_date is not null and book.expiration_date is not null`,
      perCent < 100 ? [brokerId, perCent] : [brokerId],
    )
    return rows[0]!
  }
  const some = await lookingUp(tx, () => count(Math.min(100, (100 * sample) / valid)))
  if (valid <= sample) return some
  if (some.back === 0 || some.back * 100 < some.matched * staleShare * doubt) return undefined
  await tx.query('set local enable_nestloop = off')
  return count(100)
}

/** The book's statistics may be those of an empty table, for which the planner would rather read all of it. */
async function lookingUp<T>(tx: pg.PoolClient, count: () => Promise<T>): Promise<T> {
  await tx.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
  const counted = await count()
  await tx.query('set local enable_hashjoin = on; set local enable_mergejoin = on')
  return counted
}
