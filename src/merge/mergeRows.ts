import type pg from 'pg'
import type { Mapping } from '../map/mapping.ts'
import type { UploadKey } from '../store/uploads.ts'
import { mergeSql } from './mergeSql.ts'

export interface Merged {
  readonly added: number
  readonly updated: number
}

/** Below this many rows, looking each one up by its key is quicker than reading the whole table. */
const few = 5000

/**
 * Merges the stage's valid rows into the book in one statement: rows that differ are updated, new ones added, all
 * others are neither read for writing nor written. A trigger of the tables keeps what the updated rows were before.
 * @param valid how many rows the stage holds that may be stored, each id once
 */
export async function mergeRows(
  tx: pg.PoolClient,
  upload: UploadKey,
  mapping: Mapping,
  valid: number,
): Promise<Merged> {
  // The book's statistics may be those of an empty table; a nested loop planned for that once ran 14 minutes.
  if (valid > few) await tx.query('set local enable_nestloop = off')
  await tx.query(`set local work_mem = '128MB'`)
  const { rowCount } = await tx.query(mergeSql(mapping), [upload.brokerId, upload.id])
  const { rows } = await tx.query<{ count: number }>(
    'select count(*) as count from changes where broker_id = $1 and upload_id = $2',
    [upload.brokerId, upload.id],
  )
  const updated = rows[0]!.count
  return { added: (rowCount ?? 0) - updated, updated }
}
