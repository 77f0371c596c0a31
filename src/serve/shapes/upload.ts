import { z } from 'zod'
import { describeFailure, failureRules, type FailureCode } from '../../book/failures.ts'
import { describeHold, holdHint } from '../../book/holds.ts'
import { describeWarning, warningRules, type Warning } from '../../book/warnings.ts'
import type { Upload } from '../../store/reads/uploads.ts'
import { kind, table } from '../parameters.ts'

const count = z.int().min(0)
const time = z.string().nullable()

export const uploadState = z.enum(['queued', 'running', 'held', 'succeeded', 'failed', 'cancelled'])

export const uploadSchema = z
  .object({
    id: count,
    broker: z.string().describe('The broker’s slug.'),
    file_name: z.string().nullable(),
    table: table.nullable().describe('What the sender said, until the header row has told.'),
    source: z.enum(['api', 'command']).describe('How the file came: over HTTP or by `openbook load`.'),
    encrypted: z.boolean(),
    bytes: count.describe('The size of the file as received.'),
    sha256: z.string().nullable().describe('Of the file as received, in hex.'),
    kind: kind
      .nullable()
      .describe('Whether it has some of the records or all; null until that is known, unless the sender said it.'),
    exported_at: time.describe('When its content was exported, as the sender declared or the encrypted message says.'),
    state: uploadState.describe(
      'succeeded, failed and cancelled are final, unless the upload is retried; held waits for release or discard.',
    ),
    phase: z
      .enum(['waiting', 'reading', 'settling', 'merging', 'reporting'])
      .nullable()
      .describe('What is being done while it is running.'),
    progress: z.object({
      bytes_done: count,
      bytes_total: count,
      rows_read: count,
      percent: z.int().min(0).max(100).describe('Of the file that has been read; 100 when it has succeeded.'),
    }),
    counts: z
      .object({
        read: count,
        added: count,
        updated: count,
        unchanged: count,
        rejected: count.describe('Rows with a fault: /v1/uploads/{id}/rejections.'),
        repeated: count.describe('Exact copies of another row of the file.'),
      })
      .describe(
        'What came of the rows: read = added + updated + unchanged + rejected + repeated. All 0 unless it has succeeded.',
      ),
    failure: z
      .object({ code: z.string(), title: z.string(), message: z.string(), hint: z.string() })
      .nullable()
      .describe('Why it failed; nothing of the file was stored then.'),
    hold: z
      .object({
        code: z.string(),
        message: z.string(),
        hint: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).describe('The numbers in the message.'),
        released: z.boolean().describe('Somebody has said go.'),
      })
      .nullable()
      .describe('Why it is held, or was before somebody said go or drop.'),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    key_fingerprint: z.string().nullable().describe('The key that opened the file.'),
    attempts: count,
    timings: z.record(z.string(), z.number()).nullable().describe('Milliseconds spent in each stage.'),
    created_at: z.string(),
    started_at: time,
    finished_at: time,
    links: z.object({ self: z.string(), events: z.string(), rejections: z.string(), changes: z.string() }),
  })
  .meta({ id: 'Upload', description: 'One received file and what came of it.' })

export type UploadShape = z.output<typeof uploadSchema>

export function shapeUpload(upload: Upload): UploadShape {
  const self = `/v1/uploads/${upload.id}`
  return {
    id: upload.id,
    broker: upload.broker,
    file_name: upload.file_name,
    table: upload.table_name ?? upload.wanted_table,
    source: upload.source,
    encrypted: upload.encrypted,
    bytes: upload.bytes,
    sha256: upload.sha256?.toString('hex') ?? null,
    kind: upload.kind,
    exported_at: upload.exported_at?.toISOString() ?? null,
    state: upload.state,
    phase: upload.phase,
    progress: progressOf(upload),
    counts: countsOf(upload),
    failure: failureOf(upload),
    hold: holdOf(upload),
    warnings: upload.warnings.map(shapeWarning),
    key_fingerprint: upload.key_fingerprint,
    attempts: upload.attempts,
    timings: upload.timings,
    created_at: upload.created_at.toISOString(),
    started_at: upload.started_at?.toISOString() ?? null,
    finished_at: upload.finished_at?.toISOString() ?? null,
    links: { self, events: `${self}/events`, rejections: `${self}/rejections`, changes: `${self}/changes` },
  }
}

/** Nothing more comes by itself. A held upload may go on, but only when somebody says so. */
export function isFinal(upload: Pick<UploadShape, 'state'>): boolean {
  return upload.state !== 'queued' && upload.state !== 'running'
}

function progressOf(upload: Upload): UploadShape['progress'] {
  const share = upload.bytes === 0 ? 0 : Math.min(upload.bytes_done / upload.bytes, 1)
  const percent = upload.state === 'succeeded' ? 100 : Math.floor(share * 100)
  return { bytes_done: upload.bytes_done, bytes_total: upload.bytes, rows_read: upload.rows_read, percent }
}

/** Rows that were read but came to nothing belong to the progress only, so that the counts always balance. */
function countsOf(upload: Upload): UploadShape['counts'] {
  return {
    read: upload.state === 'succeeded' ? upload.rows_read : 0,
    added: upload.rows_added,
    updated: upload.rows_updated,
    unchanged: upload.rows_unchanged,
    rejected: upload.rows_rejected,
    repeated: upload.rows_repeated,
  }
}

function failureOf(upload: Upload): UploadShape['failure'] {
  const { failure_code: code, failure_params: params } = upload
  if (code === null) return null
  // A newer Openbook beside this one may have written a code that is not known here yet.
  if (!(code in failureRules)) return { code, title: code, message: code, hint: 'See the errors in the documentation.' }
  const { title, sentence, hint } = describeFailure(code as FailureCode, params ?? {})
  return { code, title, message: sentence, hint }
}

function holdOf({ hold, released }: Upload): UploadShape['hold'] {
  return hold && { code: hold.code, message: describeHold(hold), hint: holdHint, params: hold.params, released }
}

function shapeWarning(warning: Warning): { code: string; message: string } {
  const known = warning.code in warningRules
  return { code: warning.code, message: known ? describeWarning(warning) : warning.code }
}
