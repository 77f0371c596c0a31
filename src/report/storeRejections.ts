import type pg from 'pg'
import type { UploadKey } from '../store/uploads.ts'

/**
 * Keeps the stage's rejected rows for the broker to mend. They are those without an id, which stands at the front of a
 * row and so is found sooner than `cells`. @returns how many
 */
export async function storeRejections(tx: pg.PoolClient, upload: UploadKey): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into rejections (broker_id, upload_id, line, cells, findings)
     select $1, $2, line, cells, findings from stage where id is null`,
    [upload.brokerId, upload.id],
  )
  return rowCount ?? 0
}
