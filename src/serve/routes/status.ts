import type { z } from 'zod'
import { readDatabaseState } from '../../store/reads/status.ts'
import type { Context, Server } from '../context.ts'
import { problems } from '../shapes/page.ts'
import { shapeKey, shapeWorker, statusSchema } from '../shapes/status.ts'

/** `GET /v1/status`: also without a database there is an answer, for who wants to know what is wrong. */
export function statusRoute(server: Server, { app }: Context): void {
  const started = new Date()
  const schema = {
    tags: ['Operations'],
    summary: 'How Openbook is: database, queue, workers, keys',
    description: 'Over all brokers. It says nothing about the machine, and it answers without a database, too.',
    response: { 200: statusSchema, ...problems },
  }
  server.get('/v1/status', { schema }, async () => {
    const now = new Date()
    const [work, keys] = await Promise.all([readWork(app).catch(() => undefined), app.keys.list().catch(() => null)])
    const { kind, version } = app.store.description
    return {
      version: app.version,
      started_at: started.toISOString(),
      now: now.toISOString(),
      database: { kind, version, reachable: work !== undefined, bytes: work?.bytes ?? null },
      queue: work?.queue ?? null,
      workers: work?.workers ?? null,
      keys: keys?.map((key) => shapeKey(key, now)) ?? null,
    }
  })
}

type Answer = z.output<typeof statusSchema>

/** @throws whatever the database's driver does when it cannot be reached */
async function readWork(app: Context['app']): Promise<{ bytes: number } & Pick<Answer, 'queue' | 'workers'>> {
  const [state, backlog, workers] = await Promise.all([
    readDatabaseState(app.store),
    app.backlog?.(),
    app.workers?.() ?? [],
  ])
  const { waiting = 0, oldestSeconds = 0, assessments = 0 } = backlog ?? {}
  const queue = {
    waiting,
    oldest_waiting_seconds: waiting === 0 ? null : oldestSeconds,
    running: state.running,
    held: state.held,
    failed_last_day: state.failed,
    assessments_waiting: assessments,
  }
  return { bytes: state.bytes, queue, workers: workers.map(shapeWorker) }
}
