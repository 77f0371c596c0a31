import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { App } from './app.ts'
import { answer, answerBrokenRequest, answerErrors } from './answerErrors.ts'
import { createBrokerDirectory } from './brokerDirectory.ts'
import type { Context, Server } from './context.ts'
import { createHub } from './events/hub.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { logRequests, silent } from './logRequests.ts'
import { createMetrics } from './metrics.ts'
import { describeApi } from './openapi.ts'
import { createPlaces } from './places.ts'
import { protect } from './protect.ts'
import { keepRouteTable } from './routeTable.ts'
import { brokerRoutes } from './routes/brokers.ts'
import { docsRoutes } from './routes/docs.ts'
import { encryptionKeyRoute } from './routes/encryptionKey.ts'
import { operationRoutes } from './routes/operations.ts'
import { readinessRoutes } from './routes/readiness.ts'
import { receiveUploadRoute } from './routes/receiveUpload.ts'
import { opportunityRoutes } from './routes/opportunities.ts'
import { recordRoutes } from './routes/records.ts'
import { recordChangesRoutes } from './routes/recordChanges.ts'
import { holdbackRoutes } from './routes/holdbacks.ts'
import { lineRoutes } from './routes/lines.ts'
import { repairRoutes } from './routes/repairs.ts'
import { rulesRoute } from './routes/rules.ts'
import { sampleRoute } from './routes/sample.ts'
import { statusRoute } from './routes/status.ts'
import { uploadEventsRoute } from './routes/uploadEvents.ts'
import { uploadRowsRoutes } from './routes/uploadRows.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { webRoutes } from './routes/web.ts'
import { validate } from './validate.ts'

/** Builds the HTTP server without listening, so that tests can inject requests. */
export async function buildServer(app: App): Promise<FastifyInstance> {
  const limits = { ...defaultLimits, ...app.limits }
  const server = createServer(app, limits)
  const context = createContext(app, limits)
  keepRouteTable(server)
  protect(server, app.config.hosts ?? [])
  logRequests(server)
  const metrics = createMetrics(server, app, context.hub)
  server.addHook('preValidation', validate)
  answerErrors(server)
  closeGracefully(server, context)
  await describeApi(server, app.version)
  recordRoutes(server, context)
  recordChangesRoutes(server, context)
  opportunityRoutes(server, context)
  uploadRoutes(server, context)
  receiveUploadRoute(server, context)
  uploadEventsRoute(server, context)
  uploadRowsRoutes(server, context)
  holdbackRoutes(server, context)
  lineRoutes(server, context)
  repairRoutes(server, context)
  rulesRoute(server, context)
  readinessRoutes(server, context)
  brokerRoutes(server, context)
  sampleRoute(server, context)
  encryptionKeyRoute(server, context)
  statusRoute(server, context)
  operationRoutes(server, context, metrics)
  docsRoutes(server)
  await webRoutes(server, context)
  await server.ready()
  return server
}

function createServer(app: App, limits: Limits): Server {
  const server = fastify({
    loggerInstance: app.logger,
    logController: silent,
    genReqId: requestId,
    requestIdHeader: false,
    trustProxy: false,
    // What is not a file is small.
    bodyLimit: 64 * 1024,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
    requestTimeout: limits.requestTime,
    connectionTimeout: limits.idleTime,
    keepAliveTimeout: 65_000,
    frameworkErrors: (error, request, reply) => void answer(error, request, reply),
    clientErrorHandler: answerBrokenRequest,
  })
  server.server.headersTimeout = limits.headersTime
  // The requests were checked before (validate.ts); this only keeps Fastify from taking the schemas for JSON Schema.
  server.setValidatorCompiler(() => (data: unknown) => ({ value: data }))
  server.setSerializerCompiler(serializerCompiler)
  return server
}

function createContext(app: App, limits: Limits): Context {
  const { store, logger } = app
  return {
    app,
    limits,
    brokers: createBrokerDirectory(store, limits.brokersTime),
    hub: createHub({ store, logger, pollTime: limits.pollTime }),
    receiving: createPlaces(app.config.uploadsAtOnce, 'server.busy'),
    exporting: createPlaces(limits.exportsAtOnce, 'server.crowded', { what: 'whole lists' }),
    listening: createPlaces(limits.listenersAtOnce, 'server.crowded', { what: 'listeners' }),
  }
}

/** The sender's own id where it is a plain one, so that its log and ours can be laid side by side. */
function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}

/** Streams of events end at once, other requests may end on their own for a while. */
function closeGracefully(server: Server, { hub, limits }: Context): void {
  let hard: NodeJS.Timeout | undefined
  server.addHook('preClose', async () => {
    await hub.close()
    hard = setTimeout(() => server.server.closeAllConnections(), limits.closeTime)
  })
  server.addHook('onClose', async () => clearTimeout(hard))
}
