import fastifyStatic from '@fastify/static'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, Server } from '../context.ts'
import { negotiate } from '../negotiate.ts'
import { appPage } from '../web/page.ts'

/** What the addresses of the app's own pages begin with; it finds its way from there by itself. */
const pages = ['upload', 'uploads', 'readiness', 'opportunities', 'clients', 'carriers', 'policies', 'status']

const hidden = { hide: true }

/** What stands after the question mark is the app’s own business. */
const anySearch = { ...hidden, querystring: z.looseObject({}) }

/** `GET /`, and where the web app was built its pages and files. */
export async function webRoutes(server: Server, { app }: Context): Promise<void> {
  const sendApp = app.web === undefined ? undefined : await serveApp(server, app.web)
  const about = z.object({ name: z.string(), version: z.string(), docs: z.string(), openapi: z.string() })
  const schema = { ...anySearch, response: { 200: z.union([about, z.string()]) } }
  server.get('/', { schema, exposeHeadRoute: true }, async (request, reply) => {
    const type = negotiate(request.headers.accept, ['application/json', 'text/html'])
    if (type === 'application/json') {
      return { name: 'openbook', version: app.version, docs: '/docs', openapi: '/openapi.json' }
    }
    return sendApp === undefined ? reply.redirect('/docs') : sendApp(request, reply)
  })
}

/** @returns what answers with the app's page */
async function serveApp(server: Server, folder: string) {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const sendApp = (_request: FastifyRequest, reply: FastifyReply) => sendPage(reply, html)
  const options = { schema: hidden, exposeHeadRoute: true }
  const pageOptions = { schema: anySearch, exposeHeadRoute: true }
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  for (const page of pages) {
    server.get(`/${page}`, pageOptions, sendApp)
    server.get(`/${page}/*`, pageOptions, sendApp)
  }
  // Their names change with their content, so that they may be kept for good.
  server.get('/assets/:file', options, (request, reply) => {
    void reply.header('cache-control', 'public, max-age=31536000, immutable')
    return reply.sendFile(`assets/${(request.params as { file: string }).file}`)
  })
  for (const file of ['colorScheme.js', 'favicon.svg']) {
    server.get(`/${file}`, options, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(file))
  }
  return sendApp
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const page = appPage(html)
  void reply.header('content-security-policy', page.policy).header('cache-control', 'no-cache')
  return reply.type('text/html; charset=utf-8').send(page.html)
}
