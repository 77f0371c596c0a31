import { sql } from 'kysely'
import type { TableName } from '../../book/tables.ts'
import type { ChangeRow } from '../schema.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'

/** What one upload changed on a record. */
export type RecordChange = Pick<
  ChangeRow,
  'upload_id' | 'before' | 'after' | 'previous_upload_id' | 'previous_line'
> & {
  readonly file_name: string | null
  readonly changed_at: Date | null
}

/**
 * What uploads changed on one record, the newest first. The changes are kept by upload, so that each of the table's
 * uploads that updated anything is looked up: a broker has a file a day, and an index by record would have to be
 * written with every change of every load. `offset 0` keeps the planner from reading all changes of the broker.
 */
export async function listRecordChanges(
  store: Reads,
  record: { brokerId: number; table: TableName; id: number },
  page: { limit: number; beforeUpload?: number },
): Promise<Page<RecordChange>> {
  const beyond = page.beforeUpload === undefined ? sql`` : sql` and u.id < ${page.beforeUpload}`
  const statement = sql<RecordChange>`
    select u.id as upload_id, u.file_name, u.finished_at as changed_at, c.before, c.after, c.previous_upload_id,
      c.previous_line
    from uploads u cross join lateral (
      select * from changes
      where broker_id = u.broker_id and upload_id = u.id and record_id = ${record.id} offset 0
    ) c
    where u.broker_id = ${record.brokerId} and u.table_name = ${record.table} and u.rows_updated > 0${beyond}
    order by u.id desc limit ${page.limit + 1}`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: null, id: last.upload_id } }
}
