import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { describeOvertaken } from '../../book/holds.ts'
import { countLoadedSince, listUploads, type Upload } from '../../store/reads/uploads.ts'
import type { Context, Server } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { broker, cursor, defaultLimit, flag, limit, path, table } from '../parameters.ts'
import { page, pageOf, problems } from '../shapes/page.ts'
import { shapeUpload, uploadSchema, uploadState } from '../shapes/upload.ts'
import { findUpload, keyOf } from './findUpload.ts'

/** `GET /v1/uploads`, `/v1/uploads/{id}`; `POST …/retry`, `…/cancel`, `…/release` and `…/discard`. */
export function uploadRoutes(server: Server, context: Context): void {
  listRoute(server, context)
  const schema = {
    tags: ['Uploads'],
    summary: 'Get one upload',
    params: path,
    querystring: z.strictObject({ broker }),
    response: { 200: uploadSchema, ...problems },
  }
  server.get('/v1/uploads/:id', { schema, exposeHeadRoute: true }, async (request) =>
    shapeUpload(await findUpload(context, request.params.id, request.query.broker)),
  )
  actionRoute(server, context, {
    name: 'retry',
    summary: 'Run a failed or cancelled upload again',
    done: 'is being processed again',
    act: (upload) => context.app.uploads.retry(keyOf(upload)),
    refusal: 'Only a failed or cancelled upload that came over HTTP can be run again',
  })
  actionRoute(server, context, {
    name: 'cancel',
    summary: 'Cancel a queued or running upload',
    done: 'is cancelled; nothing of it was stored',
    act: (upload) => context.app.uploads.cancel(keyOf(upload)),
    refusal: 'Only a queued or running upload can be cancelled (a held one: discard)',
  })
  actionRoute(server, context, {
    name: 'release',
    summary: 'Go: load a held upload in spite of why it is held',
    done: 'is being processed, and is not held again',
    also: async (upload) => describeOvertaken(upload.table_name, await countLoadedSince(context.app.store, upload)),
    act: async (upload) => {
      if (upload.state === 'held' && upload.source === 'command') throw notKept(upload.id)
      return context.app.uploads.release(keyOf(upload))
    },
    refusal: 'Only a held upload can be released',
  })
  actionRoute(server, context, {
    name: 'discard',
    summary: 'Drop: end a held upload, and nothing of it gets into the book',
    done: 'is dropped; nothing of it was stored',
    act: (upload) => context.app.uploads.discard(keyOf(upload)),
    refusal: 'Only a held upload can be discarded',
  })
}

function listRoute(server: Server, context: Context): void {
  const schema = {
    tags: ['Uploads'],
    summary: 'List the uploads, newest first',
    querystring: z.strictObject({
      broker,
      state: uploadState.optional(),
      table: table.optional(),
      rejected: flag.describe('Only those of which rows were rejected.'),
      limit,
      cursor,
    }),
    response: { 200: pageOf(uploadSchema), ...problems },
  }
  server.get('/v1/uploads', { schema }, async (request) => {
    const { broker, limit, cursor, ...filters } = request.query
    const found = await context.brokers.find(broker)
    const list = ['uploads', found?.id, filters]
    const position = readCursor(list, cursor)
    const query = { brokerId: found?.id ?? 0, ...filters }
    const asked = { limit: limit ?? defaultLimit, ...(position && { before: position.id }) }
    const { rows, next } = await listUploads(context.app.store, query, asked)
    return page(rows.map(shapeUpload), writeCursor(list, next))
  })
}

function notKept(upload: number): Failure {
  return new Failure('work.file-not-kept', { upload })
}

interface Action {
  readonly name: 'retry' | 'cancel' | 'release' | 'discard'
  readonly summary: string
  readonly done: string
  /** What else there is to say, as a sentence with a blank before it. */
  readonly also?: (upload: Upload) => Promise<string>
  /** @returns false when the upload's state does not allow it */
  readonly act: (upload: Upload) => Promise<boolean>
  readonly refusal: string
}

function actionRoute(server: Server, context: Context, action: Action): void {
  const schema = {
    tags: ['Uploads'],
    summary: action.summary,
    params: path,
    querystring: z.strictObject({ broker }),
    response: { 200: z.object({ message: z.string(), upload: uploadSchema }), ...problems },
  }
  server.post(`/v1/uploads/:id/${action.name}`, { schema }, async (request) => {
    const upload = await findUpload(context, request.params.id, request.query.broker)
    const done = await action.act(upload)
    const now = await findUpload(context, upload.id, undefined)
    if (!done) throw new Failure('request.conflict', { detail: `${action.refusal}; upload ${now.id} is ${now.state}.` })
    const also = (await action.also?.(now)) ?? ''
    return { message: `${nameOf(now)} ${action.done}.${also}`, upload: shapeUpload(now) }
  })
}

/** What to call an upload in a sentence. */
export function nameOf(upload: Pick<Upload, 'id' | 'file_name'>): string {
  return upload.file_name ?? `Upload ${upload.id}`
}
