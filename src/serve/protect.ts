import { Failure } from '../book/failures.ts'
import type { Server } from './context.ts'
import { isKnownHost } from './knownHost.ts'

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Answers hold a broker's data.
  'cache-control': 'no-store',
}

/**
 * Headers that every answer has, no answer under a name that is not the server's own, and no change on behalf of
 * another site's web page.
 */
export function protect(server: Server, hosts: readonly string[]): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
    const { host } = request.headers
    if (!isKnownHost(host, hosts)) throw new Failure('request.unknown-host', { host: host?.slice(0, 100) ?? '' })
    const from = request.headers['sec-fetch-site']
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && (from === 'cross-site' || from === 'same-site')) throw new Failure('request.cross-site')
  })
}
