import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { countUploads } from '../store/reads/uploads.ts'
import type { App } from './app.ts'
import type { Server } from './context.ts'
import type { UploadHub } from './events/hub.ts'

export interface Metrics {
  collect(): Promise<{ type: string; body: string }>
}

/** Measures every request by its route (never by its address: that would be a metric a client) and asks for the rest. */
export function createMetrics(server: Server, app: App, hub: UploadHub): Metrics {
  const register = new Registry()
  const durations = new Histogram({
    name: 'openbook_http_request_duration_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60],
    registers: [register],
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  uploadMetrics(app, register)
  gauge(register, 'openbook_event_listeners', 'Who listens to uploads’ events.', async () => hub.listeners())
  return {
    async collect() {
      const all = Registry.merge([processMetrics(), register])
      return { type: all.contentType, body: await all.metrics() }
    },
  }
}

function uploadMetrics(app: App, register: Registry): void {
  const uploads = new Gauge({
    name: 'openbook_uploads',
    help: 'Uploads by state.',
    labelNames: ['state'] as const,
    registers: [register],
    async collect() {
      uploads.reset()
      // Without a database there is still the rest to be told.
      const counted = await countUploads(app.store).catch(() => [])
      for (const { state, count } of counted) uploads.set({ state }, count)
    },
  })
  const backlog = async () => app.backlog?.()
  const waiting = 'Uploads that wait for a worker.'
  gauge(register, 'openbook_queue_waiting', waiting, async () => (await backlog())?.waiting)
  const oldest = 'How long the oldest of them has waited.'
  gauge(register, 'openbook_queue_oldest_seconds', oldest, async () => (await backlog())?.oldestSeconds)
}

/** A figure that is asked for when the metrics are; it is left out when it cannot be had. */
function gauge(register: Registry, name: string, help: string, value: () => Promise<number | undefined>): void {
  const made = new Gauge({
    name,
    help,
    registers: [register],
    async collect() {
      made.reset()
      const now = await value().catch(() => undefined)
      if (now !== undefined) made.set(now)
    },
  })
}

let ofProcess: Registry | undefined

/** Those of the process are there once, however many servers it has: what they observe cannot be let go of. */
function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
