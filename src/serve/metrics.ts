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
  const registers = [new Registry()]
  const durations = new Histogram({
    name: 'openbook_http_request_duration_seconds',
    help: 'How long requests took, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60],
    registers,
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  uploadMetrics(app, registers)
  new Gauge({
    name: 'openbook_event_listeners',
    help: 'Who listens to uploads’ events.',
    registers,
    collect() {
      this.set(hub.listeners())
    },
  })
  return {
    async collect() {
      const all = Registry.merge([processMetrics(), ...registers])
      return { type: all.contentType, body: await all.metrics() }
    },
  }
}

function uploadMetrics(app: App, registers: Registry[]): void {
  new Gauge({
    name: 'openbook_uploads',
    help: 'Uploads by state.',
    labelNames: ['state'] as const,
    registers,
    async collect() {
      this.reset()
      // Without a database there is still the rest to be told.
      const counted = await countUploads(app.store).catch(() => [])
      for (const { state, count } of counted) this.set({ state }, count)
    },
  })
  const { backlog } = app
  if (backlog === undefined) return
  const gauge = (name: string, help: string, value: (now: { waiting: number; oldestSeconds: number }) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.reset()
        const now = await backlog().catch(() => undefined)
        if (now !== undefined) this.set(value(now))
      },
    })
  gauge('openbook_queue_waiting', 'Uploads that wait for a worker.', (now) => now.waiting)
  gauge('openbook_queue_oldest_seconds', 'How long the oldest of them has waited.', (now) => now.oldestSeconds)
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
