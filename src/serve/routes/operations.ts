import { z } from 'zod'
import { Failure } from '../../book/failures.ts'
import { isReady } from '../../store/reads/ready.ts'
import type { Context, Server } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import { problems } from '../shapes/page.ts'

const status = z.object({ status: z.literal('ok') })

/** `GET /livez`, `/readyz`, `/version`, `/metrics`. */
export function operationRoutes(server: Server, { app }: Context, metrics: Metrics): void {
  const tags = ['Operations']
  const live = { tags, summary: 'Whether the process runs', response: { 200: status } }
  server.get('/livez', { schema: live, exposeHeadRoute: true }, async () => ({ status: 'ok' as const }))

  const ready = {
    tags,
    summary: 'Whether requests can be answered: the database answers and has its tables',
    response: { 200: status, ...problems },
  }
  server.get('/readyz', { schema: ready, exposeHeadRoute: true }, async () => {
    // Whatever the reason, it is the database that keeps the server from its work.
    const fine = await isReady(app.store).catch((cause: unknown) => {
      throw new Failure('server.unavailable', {}, { cause })
    })
    if (!fine) throw new Failure('server.unavailable')
    return { status: 'ok' as const }
  })

  const version = z.object({ name: z.literal('openbook'), version: z.string() })
  const which = { tags, summary: 'The version of Openbook', response: { 200: version } }
  server.get('/version', { schema: which, exposeHeadRoute: true }, async () => ({
    name: 'openbook' as const,
    version: app.version,
  }))

  const text = { description: 'Prometheus’ text format.', content: { 'text/plain': { schema: z.string() } } }
  const measured = { tags, summary: 'Metrics for Prometheus', response: { 200: text, ...problems } }
  server.get('/metrics', { schema: measured }, async (_request, reply) => {
    const { type, body } = await metrics.collect()
    return reply.type(type).send(body)
  })
}
