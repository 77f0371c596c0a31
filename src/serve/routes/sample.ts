import { z } from 'zod'
import { readUploads } from '../../store/reads/uploads.ts'
import type { Context, Server } from '../context.ts'
import { problems } from '../shapes/page.ts'
import { shapeUpload, uploadSchema } from '../shapes/upload.ts'
import { brokerSchema, shapeBroker } from './brokers.ts'

const schema = {
  tags: ['Brokers'],
  summary: 'Load the sample book',
  description:
    'For trying Openbook out. Makes the broker `demo` and a sample book with a real book’s faults, encrypts its three ' +
    'files to this installation’s key, and receives them like any others: three uploads to follow. Asked again, it ' +
    'answers with the same uploads; only what failed or was cancelled is sent anew.',
  response: {
    200: z.object({
      message: z.string(),
      broker: brokerSchema,
      uploads: z.array(uploadSchema).describe('One a table: clients, carriers, policies.'),
    }),
    ...problems,
  },
}

/** `POST /v1/sample`. */
export function sampleRoute(server: Server, context: Context): void {
  const { app, brokers } = context
  let running: ReturnType<typeof app.receiveSample> | undefined
  // All who ask at the same time share one answer: each of them waiting would hold a database connection.
  const receive = () => (running ??= app.receiveSample().finally(() => (running = undefined)))

  server.post('/v1/sample', { schema }, async (_request, reply) => {
    const { broker: slug, uploads: received } = await receive()
    brokers.forget()
    const broker = await brokers.find(slug)
    const ids = received.map(({ id }) => id)
    const uploads = (await readUploads(app.store, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    const replayed = received.every((one) => one.replayed)
    if (replayed) void reply.header('idempotent-replayed', 'true')
    const message = replayed ? 'The sample book was loaded before.' : 'The sample book is being loaded.'
    return { message, broker: shapeBroker(broker!), uploads: uploads.map(shapeUpload) }
  })
}
