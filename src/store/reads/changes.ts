import { sql } from 'kysely'
import type { ChangeRow } from '../schema.ts'
import type { UploadKey } from '../uploads.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'

export type Change = Omit<ChangeRow, 'broker_id' | 'upload_id'>

/** The records that one upload updated, by id, each before and after. */
export async function listChanges(
  store: Reads,
  upload: UploadKey,
  page: { limit: number; afterRecord?: number },
): Promise<Page<Change>> {
  const beyond = page.afterRecord === undefined ? sql`` : sql` and record_id > ${page.afterRecord}`
  const statement = sql<Change>`
    select table_name, record_id, before, after, previous_upload_id, previous_line from changes
    where broker_id = ${upload.brokerId} and upload_id = ${upload.id}${beyond}
    order by record_id limit ${page.limit + 1}`
  const rows = await run(store, statement.compile(store.reads))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: null, id: last.record_id } }
}
