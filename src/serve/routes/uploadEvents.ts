import { z } from 'zod'
import type { Context, Server } from '../context.ts'
import { eventStream } from '../events/eventStream.ts'
import { broker, path } from '../parameters.ts'
import { problems } from '../shapes/page.ts'
import { findUpload } from './findUpload.ts'

const schema = {
  tags: ['Uploads'],
  summary: 'Follow one upload',
  description:
    'Server-sent events: `upload` with the upload as its data, now and on every change; after the final state an ' +
    '`end` event, and the stream ends.\n\n`curl -N http://localhost:3000/v1/uploads/1/events`',
  params: path,
  querystring: z.strictObject({ broker }),
  response: {
    200: { description: 'The events.', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
}

/** `GET /v1/uploads/{id}/events`. */
export function uploadEventsRoute(server: Server, context: Context): void {
  server.get('/v1/uploads/:id/events', { schema }, async (request, reply) => {
    const upload = await findUpload(context, request.params.id, request.query.broker)
    const leave = context.listening.enter()
    const body = eventStream(context.hub, upload.id, context.limits.heartbeatTime)
    body.once('close', leave)
    // The first event makes the headers leave; proxies must not wait for more.
    void reply.header('x-accel-buffering', 'no')
    return reply.type('text/event-stream; charset=utf-8').send(body as never)
  })
}
