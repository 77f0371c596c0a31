import { sql, type CompiledQuery } from 'kysely'
import type { RejectionRow } from '../schema.ts'
import type { UploadKey } from '../uploads.ts'
import type { Page } from './records.ts'
import { run, type Reads } from './run.ts'
import { stream } from './stream.ts'

/** The rows of one upload that were not stored, in the order of their lines. */

export type Rejected = Pick<RejectionRow, 'line' | 'cells' | 'findings'>

/** Of the rows, those that have a finding. */
export interface RejectionFilters {
  readonly code?: string | undefined
}

export async function listRejections(
  store: Reads,
  upload: UploadKey,
  page: { limit: number; afterLine?: number },
  filters: RejectionFilters = {},
): Promise<Page<Rejected>> {
  const rows = await run(store, write(store, upload, filters, page))
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined
  if (last !== undefined) rows.length = page.limit
  return { rows, next: last && { key: null, id: last.line } }
}

export function streamRejections(
  store: Reads,
  upload: UploadKey,
  filters: RejectionFilters = {},
): AsyncGenerator<Rejected[]> {
  return stream(store, write(store, upload, filters))
}

function write(
  store: Reads,
  upload: UploadKey,
  { code }: RejectionFilters,
  page?: { limit: number; afterLine?: number },
): CompiledQuery<Rejected> {
  const found = code === undefined ? sql`` : sql` and findings @> ${JSON.stringify([{ code }])}::jsonb`
  const beyond = page?.afterLine === undefined ? sql`` : sql` and line > ${page.afterLine}`
  const limit = page === undefined ? sql`` : sql` limit ${page.limit + 1}`
  return sql<Rejected>`select line, cells, findings from rejections
    where broker_id = ${upload.brokerId} and upload_id = ${upload.id}${found}${beyond} order by line${limit}`.compile(
    store.reads,
  )
}
