import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { tables, type TableName } from '../../book/tables.ts'
import { listRecordChanges, type RecordChange } from '../../store/reads/recordChanges.ts'
import { readRecord } from '../../store/reads/records.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { broker, cursor, defaultLimit, limit, path } from '../parameters.ts'
import { page, pageOf, problems } from '../shapes/page.ts'

/** `GET /v1/clients/{id}/changes`; the same for carriers and policies. */
export function recordChangesRoutes(server: Server, context: Context): void {
  for (const table of ['clients', 'carriers', 'policies'] as const) changesRoute(server, context, table)
}

const values = z.record(z.string(), z.unknown())

const recordChangeSchema = z
  .object({
    upload_id: z.int().describe('The upload that changed it.'),
    file_name: z.string().nullable(),
    changed_at: z.string().nullable().describe('When that upload was done.'),
    before: values.describe('The columns that changed, as they were.'),
    after: values.describe('The same columns after it.'),
    previous_provenance: z.object({ upload_id: z.int(), line: z.int() }).describe('Where the record had come from.'),
  })
  .meta({ id: 'RecordChange', description: 'What one upload changed on a record.' })

function shapeRecordChange(change: RecordChange): z.output<typeof recordChangeSchema> {
  const { previous_upload_id, previous_line, changed_at, ...rest } = change
  const previous_provenance = { upload_id: previous_upload_id, line: previous_line }
  return { ...rest, changed_at: changed_at?.toISOString() ?? null, previous_provenance }
}

function changesRoute(server: Server, context: Context, table: TableName): void {
  const { record } = tables[table]
  const schema = {
    tags: ['Book'],
    summary: `List what uploads changed on one ${record}, the newest first`,
    description: `One that was never changed since it was added has none; its provenance says where it came from.`,
    params: path,
    querystring: z.strictObject({ broker, limit, cursor }),
    response: { 200: pageOf(recordChangeSchema), ...problems },
  }
  server.get(`/v1/${table}/:id/changes`, { schema }, async (request) => {
    const { broker, limit, cursor } = request.query
    const { id } = request.params
    const { store } = context.app
    const found = await context.brokers.find(broker)
    if (found === undefined || (await readRecord(store, table, found.id, id)) === undefined) {
      throw new Failure('request.not-found', { what: `${record} ${id}` })
    }
    const list = ['record-changes', found.id, table, id]
    const position = readCursor(list, cursor)
    const asked = { limit: limit ?? defaultLimit, ...(position && { beforeUpload: position.id }) }
    const { rows, next } = await listRecordChanges(store, { brokerId: found.id, table, id }, asked)
    return page(rows.map(shapeRecordChange), writeCursor(list, next))
  })
}
