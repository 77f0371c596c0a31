import { gunzipSync } from 'node:zlib'
import type { Server } from '../context.ts'
import { errorsPage } from '../docs/errorsPage.ts'
import { referencePage, referencePolicy } from '../docs/page.ts'
import { scalarScript } from '../docs/scalar.ts'

/** `GET /openapi.json`, `/docs`, `/docs/errors`. */
export function docsRoutes(server: Server): void {
  const hidden = { hide: true }
  let description: string | undefined
  server.get('/openapi.json', { schema: hidden }, async (_request, reply) => {
    description ??= JSON.stringify(server.swagger())
    return reply.type('application/json').send(description)
  })
  server.get('/docs', { schema: hidden, exposeHeadRoute: true }, async (_request, reply) =>
    reply.header('content-security-policy', referencePolicy).type('text/html; charset=utf-8').send(referencePage),
  )
  server.get('/docs/errors', { schema: hidden, exposeHeadRoute: true }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(errorsPage()),
  )
  server.get('/docs/scalar.js', { schema: hidden }, async (request, reply) => {
    const script = await scalarScript()
    void reply.type('text/javascript; charset=utf-8').header('vary', 'accept-encoding')
    void reply.header('cache-control', 'public, max-age=3600')
    const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    return zips ? reply.header('content-encoding', 'gzip').send(script) : reply.send(gunzipSync(script))
  })
}
