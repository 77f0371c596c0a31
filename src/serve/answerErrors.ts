import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import { Failure, type FailureCode } from '../book/failures.ts'
import type { Server } from './context.ts'
import { problem, problemOf, retryAfter, type Problem } from './problems.ts'
import { methodsOf } from './routeTable.ts'
import { whatFailed } from './whatFailed.ts'

/** Everything that goes wrong in a request, and every address that is not there, is answered by a problem. */
export function answerErrors(server: Server): void {
  server.setErrorHandler((error, request, reply) => answer(error, request, reply))
  server.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(server, request.url)
    // A route that has the method has no such file, then.
    if (methods.length === 0 || methods.includes(request.method)) {
      return answer(new Failure('request.not-found', { what: 'such address' }), request, reply)
    }
    void reply.header('allow', methods.join(', '))
    return answer(new Failure('request.method', { detail: request.method }), request, reply)
  })
}

export function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const shaped = problemOf(error, request.id)
  // A full house is no fault: senders come again.
  const level = shaped.code === 'server.busy' || shaped.code === 'server.crowded' ? 'warn' : 'error'
  if (shaped.status >= 500) request.log[level]({ code: shaped.code, ...whatFailed(error) }, 'a request failed')
  return send(reply, shaped)
}

function send(reply: FastifyReply, shaped: Problem): FastifyReply {
  const seconds = retryAfter(shaped.code)
  if (seconds !== undefined) void reply.header('retry-after', String(seconds))
  void reply.removeHeader('content-disposition')
  return reply.code(shaped.status).type('application/problem+json').send(JSON.stringify(shaped))
}

/** What is no HTTP, or too slow or too long in its head, has no request yet, so it is answered by hand. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, detail] = brokenRequests[error.code ?? ''] ?? ['400 Bad Request', 'It is not HTTP as it should be.']
  const shaped = {
    ...problem('request.invalid' satisfies FailureCode, { detail }, '-'),
    status: Number.parseInt(status),
  }
  const body = JSON.stringify(shaped)
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\nconnection: close\r\n`
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

const brokenRequests: Record<string, [string, string] | undefined> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'It took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Its headers are too long.'],
}
