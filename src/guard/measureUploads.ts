import type pg from 'pg'
import type { TableName } from '../book/tables.ts'
import type { UploadKey } from '../store/uploads.ts'

/** What a full export is compared with. */
export interface LastSnapshot {
  readonly rows: number
  /** The last full export; without one the rows are those that are here. */
  readonly upload: number | undefined
}

/** The upload with the newest content. */
export interface Newest {
  readonly exportedAt: Date
  readonly upload: number
}

export async function readBroker(
  tx: pg.PoolClient,
  brokerId: number,
): Promise<{ snapshotTables: readonly TableName[]; now: Date }> {
  const { rows } = await tx.query<{ snapshot_tables: TableName[]; now: Date }>(
    'select snapshot_tables, clock_timestamp() as now from brokers where id = $1',
    [brokerId],
  )
  const { snapshot_tables: snapshotTables, now } = rows[0]!
  return { snapshotTables, now }
}

/** How many valid rows the last full export of the table had, or how many there are when none has come yet. */
export async function readLastSnapshot(tx: pg.PoolClient, brokerId: number, table: TableName): Promise<LastSnapshot> {
  const { rows: found } = await tx.query<{ id: number; rows: number }>(
    `select id, rows_added + rows_updated + rows_unchanged as rows from uploads
     where broker_id = $1 and table_name = $2 and kind = 'snapshot' and state = 'succeeded'
     order by finished_at desc, id desc limit 1`,
    [brokerId, table],
  )
  const last = found[0]
  if (last !== undefined) return { rows: last.rows, upload: last.id }
  const { rows } = await tx.query<{ rows: number }>(`select count(*) as rows from ${table} where broker_id = $1`, [
    brokerId,
  ])
  return { rows: rows[0]!.rows, upload: undefined }
}

/** Of the other files of the broker's table that went in, the one with the newest content whose time is known. */
export async function readNewest(tx: pg.PoolClient, upload: UploadKey, table: TableName): Promise<Newest | undefined> {
  const { rows } = await tx.query<{ exported_at: Date; id: number }>(
    `select exported_at, id from uploads
     where broker_id = $1 and table_name = $2 and state = 'succeeded' and exported_at is not null and id <> $3
     order by exported_at desc, id desc limit 1`,
    [upload.brokerId, table, upload.id],
  )
  const newest = rows[0]
  return newest && { exportedAt: newest.exported_at, upload: newest.id }
}
