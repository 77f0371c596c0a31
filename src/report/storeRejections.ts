import type pg from 'pg'
import type { UploadKey } from '../store/uploads.ts'

/** Keeps the rows that were rejected for the broker to mend. @returns how many */
export async function storeRejections(tx: pg.PoolClient, upload: UploadKey): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into rejections (broker_id, upload_id, line, cells, findings)
     select $1, $2, line, cells, findings from rejected`,
    [upload.brokerId, upload.id],
  )
  return rowCount ?? 0
}
