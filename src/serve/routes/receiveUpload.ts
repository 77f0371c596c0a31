import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readExportedAt } from '../../book/exportedAt.ts'
import { Failure } from '../../book/failures.ts'
import { findOrMakeBroker } from '../../store/brokers.ts'
import { describeHold } from '../../book/holds.ts'
import type { Upload } from '../../store/reads/uploads.ts'
import type { Context, Server } from '../context.ts'
import { broker, exportedAt, flag, kind, table, text } from '../parameters.ts'
import { InvalidRequest } from '../problems.ts'
import { problems } from '../shapes/page.ts'
import { shapeUpload, uploadSchema } from '../shapes/upload.ts'
import { plainFileName } from '../uploads/fileName.ts'
import { fileOf } from '../uploads/fileOf.ts'
import { atPace } from '../uploads/pace.ts'
import { parse } from '../validate.ts'
import { findUpload } from './findUpload.ts'
import { nameOf } from './uploads.ts'

const parameters = z.strictObject({
  filename: text(1000).optional().describe('The file’s name, where the form does not say it.'),
  table: table.optional().describe('Which table it is; else the header row tells.'),
  kind: kind
    .optional()
    .describe('Whether it has some of the records or all of them; else the broker’s `snapshot_tables` tell.'),
  exported_at: exportedAt
    .optional()
    .describe('When its content was exported: a date, or a time with its zone; else the encrypted message tells.'),
  broker,
  force: flag.describe('Load the file even when the same one was received before.'),
})

const schema = {
  tags: ['Uploads'],
  summary: 'Send an encrypted file',
  description:
    'The OpenPGP message as the form field `file` of multipart/form-data, or as the raw body with any content type. ' +
    'The parameters may also be fields of the form, before the file. The answer comes as soon as the file is stored ' +
    'for good; it is then read, checked and merged in the background. The same file again is the same upload.\n\n' +
    '`curl --data-binary @Clients.csv.gpg http://localhost:3000/v1/uploads?filename=Clients.csv.gpg`',
  querystring: parameters,
  response: { 200: z.object({ message: z.string(), upload: uploadSchema }), ...problems },
}

const bytes = 'application/octet-stream'

/** `POST /v1/uploads`, with body parsers of its own: the file goes through as a stream. */
export function receiveUploadRoute(server: Server, context: Context): void {
  void server.register(async (scope: Server) => {
    scope.removeAllContentTypeParsers()
    await scope.register(multipart)
    scope.addContentTypeParser(bytes, (_request, body, done) => done(null, body))
    scope.addHook('onRequest', async ({ raw }) => {
      // What is no form is bytes, whatever it is called: people forget the header, and curl then says it is a form.
      const type = raw.headers['content-type'] ?? ''
      if (!type.startsWith('multipart/form-data')) raw.headers['content-type'] = bytes
    })
    scope.addHook('onResponse', async (request) => dropRest(request, context.limits.closeTime))
    scope.post('/v1/uploads', { schema }, async (request, reply) => {
      const { upload, replayed } = await receiveOne(context, request)
      void reply.header('location', `/v1/uploads/${upload.id}`)
      if (replayed) void reply.header('idempotent-replayed', 'true')
      return { message: messageFor(upload, replayed), upload: shapeUpload(upload) }
    })
  })
}

async function receiveOne(context: Context, request: FastifyRequest): Promise<{ upload: Upload; replayed: boolean }> {
  const { app, limits } = context
  const limit = app.config.maxUploadBytes
  // A form is a little larger than its file.
  const surroundings = request.isMultipart() ? 64 * 1024 : 0
  if (Number(request.headers['content-length'] ?? 0) > limit + surroundings) {
    throw new Failure('receive.too-large', { limit })
  }
  const leave = context.receiving.enter()
  try {
    const file = await fileOf(request)
    const { filename, table, kind, exported_at, broker, force } = together(request.query, file.fields)
    const { id: brokerId } = await findOrMakeBroker(app.store.pool, broker)
    // It may just have been made, and reads that name none mean it from now on.
    if (broker === undefined) context.brokers.forget()
    const fileName = plainFileName(filename ?? file.fileName)
    const chunks = atPace(file.chunks, { time: limits.paceTime, bytes: limits.paceBytes })
    const exportedAt = exported_at === undefined ? undefined : readExportedAt(exported_at)
    const received = await app.receive(chunks, { brokerId, fileName, table, kind, exportedAt, force })
    return { upload: await findUpload(context, received.id, undefined), replayed: received.replayed }
  } finally {
    leave()
  }
}

/** The address's parameters and the form's, each given once. */
function together(query: unknown, fields: Readonly<Record<string, string>>): z.output<typeof parameters> {
  const given = query as z.output<typeof parameters>
  if (Object.keys(fields).length === 0) return given
  const fromForm = parse(parameters, fields)
  const asked: Record<string, unknown> = { ...given }
  // A default is not something that was given.
  if (!given.force) delete asked.force
  const twice = Object.keys(fields).filter((name) => name in asked)
  if (twice.length > 0) {
    throw new InvalidRequest(twice.map((name) => ({ name, message: 'Is in the address and in the form.' })))
  }
  return { ...fromForm, ...asked }
}

function messageFor(upload: Upload, replayed: boolean): string {
  const name = nameOf(upload)
  const follow = `Follow it at /v1/uploads/${upload.id}.`
  if (!replayed) return `${name} is being processed. ${follow}`
  const retry = `To run it again: POST /v1/uploads/${upload.id}/retry`
  const answer = `POST /v1/uploads/${upload.id}/release (go) or /v1/uploads/${upload.id}/discard (drop)`
  const now: Readonly<Record<Upload['state'], string>> = {
    queued: `and is being processed. ${follow}`,
    running: `and is being processed. ${follow}`,
    held: `and is held: ${holdText(upload)} To answer: ${answer}`,
    succeeded: 'and was loaded. To load it again, send it with force=true.',
    failed: `which failed. ${retry}`,
    cancelled: `which was cancelled. ${retry}`,
  }
  return `${name} was received before, as upload ${upload.id}, ${now[upload.state]}`
}

function holdText({ hold }: Upload): string {
  return hold === null ? '' : describeHold(hold)
}

/** After an early refusal the sender may still be sending: what comes is dropped, but not for ever. */
function dropRest(request: FastifyRequest, time: number): void {
  const { raw } = request
  if (raw.complete || raw.destroyed) return
  const timer = setTimeout(() => raw.destroy(), time)
  raw.once('close', () => clearTimeout(timer))
  raw.unpipe()
  raw.resume()
}
