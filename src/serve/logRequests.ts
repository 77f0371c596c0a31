import { LogController } from 'fastify'
import type { Server } from './context.ts'

/** Fastify's own lines are off: they hold addresses with their parameters, and so names that people searched for. */
export const silent = new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' })

const quiet = new Set(['/livez', '/readyz', '/metrics'])

/** One line a request, with its route instead of its address. */
export function logRequests(server: Server): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const level = quiet.has(route) ? 'debug' : 'info'
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log[level]({ method: request.method, route, status: reply.statusCode, ms }, 'request')
  })
  server.addHook('onRequestAbort', async (request) => {
    request.log.info({ method: request.method, route: request.routeOptions.url ?? 'none' }, 'the client went away')
  })
}
