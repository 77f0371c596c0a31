import fastify from 'fastify'
import { gzipSync } from 'node:zlib'

let script: Promise<Buffer> | undefined

/**
 * The script of the Scalar reference page, gzipped, out of its npm package: no CDN is asked. The package carries it
 * as a string of five megabytes, so it is loaded when somebody first opens the page, and the package hands it out
 * only through a route, so that is asked once.
 */
export function scalarScript(): Promise<Buffer> {
  script ??= readScript()
  script.catch(() => (script = undefined))
  return script
}

async function readScript(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const server = fastify()
  await server.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } })
  const answer = await server.inject('/docs/js/scalar.js')
  await server.close()
  if (answer.statusCode !== 200) throw new Error(`@scalar/fastify-api-reference answers ${answer.statusCode}`)
  return gzipSync(answer.rawPayload)
}
