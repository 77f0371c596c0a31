import { z } from 'zod'
import { listChanges, type Change } from '../../store/reads/changes.ts'
import { listRejectionCauses } from '../../store/reads/rejectionCauses.ts'
import { listRejections, streamRejections } from '../../store/reads/rejections.ts'
import type { Upload } from '../../store/reads/uploads.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { negotiate } from '../negotiate.ts'
import { broker, cursor, defaultLimit, limit, path, table, text } from '../parameters.ts'
import { rejectionsCsv } from '../rejectionsCsv.ts'
import { sendWhole } from '../sendWhole.ts'
import { rejectionSchema, shapeRejection } from '../shapes/findings.ts'
import { page, pageOf, problems } from '../shapes/page.ts'
import { rejectionSummarySchema, shapeCause } from '../shapes/rejectionSummary.ts'
import { headerFileName } from '../uploads/fileName.ts'
import { findUpload, keyOf } from './findUpload.ts'

/** What an upload did, row by row: `GET /v1/uploads/{id}/rejections`, `…/rejections/summary` and `…/changes`. */
export function uploadRowsRoutes(server: Server, context: Context): void {
  rejectionsRoute(server, context)
  rejectionSummaryRoute(server, context)
  changesRoute(server, context)
}

function rejectionsRoute(server: Server, context: Context): void {
  const code = text(100).optional().describe('Only rows with this finding; the summary lists those that there are.')
  const format = z.enum(['json', 'csv']).optional().describe('For where the Accept header cannot be set.')
  const schema = {
    tags: ['Uploads'],
    summary: 'List the rows that were not stored, and why',
    description:
      'In pages as JSON, or as CSV: the file’s own columns first, then `_line`, `_codes` and `_reasons`, so that the ' +
      'rows can be mended and sent again as they are.',
    params: path,
    querystring: z.strictObject({ broker, code, limit, cursor, format }),
    response: {
      200: {
        description: 'The rejected rows, by line.',
        content: {
          'application/json': { schema: pageOf(rejectionSchema) },
          'text/csv': { schema: z.string().describe('All of them, with a header row.') },
        },
      },
      ...problems,
    },
  }
  server.get('/v1/uploads/:id/rejections', { schema }, async (request, reply) => {
    const { broker, code, limit, cursor, format } = request.query
    const upload = await findUpload(context, request.params.id, broker)
    const type = format ?? negotiate(request.headers.accept, ['application/json', 'text/csv'])
    if (type === 'csv' || type === 'text/csv') {
      const { head, line } = rejectionsCsv(upload.header ?? [])
      const whole = { type: 'text/csv; charset=utf-8; header=present', fileName: fileNameOf(upload), head } as const
      const batches = streamRejections(context.app.store, keyOf(upload), { code })
      return sendWhole(reply, context.exporting, whole, batches, line)
    }
    const list = ['rejections', upload.id, code]
    const position = readCursor(list, cursor)
    const asked = { limit: limit ?? defaultLimit, ...(position && { afterLine: position.id }) }
    const { rows, next } = await listRejections(context.app.store, keyOf(upload), asked, { code })
    const shaped = rows.map((row) => shapeRejection(row, upload.header ?? []))
    return reply.type('application/json').send(page(shaped, writeCursor(list, next)))
  })
}

function rejectionSummaryRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Uploads'],
    summary: 'Tell why rows were not stored, and how many for each cause',
    params: path,
    querystring: z.strictObject({ broker }),
    response: { 200: rejectionSummarySchema, ...problems },
  }
  server.get('/v1/uploads/:id/rejections/summary', { schema }, async (request) => {
    const upload = await findUpload(context, request.params.id, request.query.broker)
    const causes = await listRejectionCauses(context.app.store, keyOf(upload))
    return { header: upload.header ?? [], causes: causes.map(shapeCause) }
  })
}

function fileNameOf(upload: Upload): string {
  const base = (upload.file_name ?? `upload-${upload.id}`).replace(/(\.csv)?(\.(gpg|pgp|asc))?$/i, '')
  return `${headerFileName(base)}-rejected.csv`
}

const values = z.record(z.string(), z.unknown())

const changeSchema = z
  .object({
    table,
    record_id: z.int(),
    before: values.describe('The columns that changed, as they were.'),
    after: values.describe('The same columns now.'),
    previous_provenance: z.object({ upload_id: z.int(), line: z.int() }).describe('Where the record had come from.'),
  })
  .meta({ id: 'Change', description: 'A record that an upload updated.' })

function shapeChange(change: Change): z.output<typeof changeSchema> {
  const { table_name, record_id, before, after, previous_upload_id, previous_line } = change
  const previous_provenance = { upload_id: previous_upload_id, line: previous_line }
  return { table: table_name, record_id, before, after, previous_provenance }
}

function changesRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Uploads'],
    summary: 'List the records that an upload updated, before and after',
    params: path,
    querystring: z.strictObject({ broker, limit, cursor }),
    response: { 200: pageOf(changeSchema), ...problems },
  }
  server.get('/v1/uploads/:id/changes', { schema }, async (request) => {
    const { broker, limit, cursor } = request.query
    const upload = await findUpload(context, request.params.id, broker)
    const list = ['changes', upload.id]
    const position = readCursor(list, cursor)
    const asked = { limit: limit ?? defaultLimit, ...(position && { afterRecord: position.id }) }
    const { rows, next } = await listChanges(context.app.store, keyOf(upload), asked)
    return page(rows.map(shapeChange), writeCursor(list, next))
  })
}
