import type pg from 'pg'
import type { Assessed } from '../../assess/assess.ts'
import { assess } from '../../assess/assess.ts'
import { rulesVersion } from '../../assess/rulesVersion.ts'
import { findUnassessed } from '../../store/books.ts'

/** Assesses the book, unless nothing has changed since it was last assessed. @returns undefined where it had not to be */
export async function bringUpToDate(
  pool: pg.Pool,
  brokerId: number,
  options: { force?: boolean; signal?: AbortSignal } = {},
): Promise<Assessed | undefined> {
  const stale = await findUnassessed(pool, rulesVersion, brokerId)
  if (stale.length === 0 && options.force !== true) return undefined
  return assess(pool, brokerId, options.signal === undefined ? {} : { signal: options.signal })
}
