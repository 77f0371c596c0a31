import { Failure } from '../book/failures.ts'
import type { Server } from './context.ts'

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Answers hold a broker's data.
  'cache-control': 'no-store',
}

/** Headers that every answer has, and no change on behalf of another site's web page. */
export function protect(server: Server): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
    const from = request.headers['sec-fetch-site']
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes && (from === 'cross-site' || from === 'same-site')) throw new Failure('request.cross-site')
  })
}
