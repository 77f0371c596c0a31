import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pino from 'pino'
import { openService } from '../../src/app.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { startCommand, type CommandProcess } from '../support/process.ts'
import { until } from '../support/until.ts'
import { contents, files } from './book.ts'
import { whenNews } from './whenNews.ts'

const sent = files(30_000)

interface Lane {
  book: Installation
}

let expected: Record<string, unknown>
const lanes = new Set<Lane>()

/** One installation with both files received and nothing loaded. */
async function openLane(): Promise<Lane> {
  const book = await createInstallation()
  const service = await openService(book.openbook, pino({ level: 'silent' }))
  const key = await encryptionKey(book.openbook.config.keysDirectory)
  for (const file of [sent.first, sent.second]) {
    const body = (async function* () {
      yield await encryptTo(key, file)
    })()
    await service.app.receive(body, { brokerId: book.brokerId, force: false })
  }
  // What is received is the workers' to load. A database takes a hundred connections, and lanes run side by side.
  await service.close(0)
  const lane = { book }
  lanes.add(lane)
  return lane
}

async function closeLane(lane: Lane): Promise<void> {
  if (lanes.delete(lane)) await lane.book.close()
}

function startWorker({ book }: Lane): CommandProcess {
  return startCommand(['work'], { DATABASE_URL: book.databaseUrl, OPENBOOK_DATA: book.folder })
}

async function upload({ book }: Lane, id: number): Promise<{ state: string; phase: string | null; attempts: number }> {
  const [row] = await book.query<{ state: string; phase: string | null; attempts: number }>(
    'select state, phase, attempts from uploads where id = $1',
    [id],
  )
  return row!
}

async function running({ book }: Lane): Promise<{ id: number; attempts: number } | undefined> {
  const rows = await book.query<{ id: number; attempts: number }>(
    `select id, attempts from uploads where state = 'running'`,
  )
  return rows[0]
}

/** From now until the upload that was left unfinished is tried again; nothing when there is none. */
async function secondsToRetry(lane: Lane, left: { id: number; attempts: number } | undefined): Promise<number> {
  if (left === undefined) return 0
  const begin = performance.now()
  await whenNews(
    lane.book,
    `upload ${left.id} is tried again`,
    async () => (await upload(lane, left.id)).attempts > left.attempts,
  )
  return (performance.now() - begin) / 1000
}

async function allDone({ book }: Lane): Promise<boolean> {
  const rows = await book.query(`select from uploads where state not in ('succeeded')`)
  return rows.length === 0
}

beforeAll(async () => {
  const lane = await openLane()
  const worker = startWorker(lane)
  await whenNews(lane.book, 'the clean run is done', () => allDone(lane))
  await worker.end('SIGTERM')
  expected = await contents(lane.book)
  await closeLane(lane)
})
afterAll(async () => {
  for (const lane of lanes) await closeLane(lane)
})

describe('a worker that is killed', () => {
  /** When to kill: as soon as upload `id` is in the phase, or at a moment of chance. */
  const deaths: { name: string; when: (lane: Lane) => Promise<unknown> }[] = [
    ...(['waiting', 'reading', 'settling', 'merging', 'reporting'] as const).map((phase) => ({
      name: `while ${phase}`,
      when: ({ book }: Lane) =>
        whenNews(book, `upload 2 is ${phase} or over`, async () => {
          const [row] = await book.query<{ state: string; phase: string | null }>(
            'select state, phase from uploads where id = 2',
          )
          return row!.phase === phase || row!.state === 'succeeded'
        }),
    })),
    {
      name: 'between the end of the load and the end of its job',
      when: ({ book }) =>
        whenNews(book, 'upload 1 is over', async () => {
          const [row] = await book.query<{ state: string }>('select state from uploads where id = 1')
          return row!.state === 'succeeded'
        }),
    },
    ...[0, 1, 2].map((n) => ({
      name: `at a random moment (${n + 1})`,
      when: async ({ book }: Lane) => {
        await whenNews(book, 'the work has begun', async () => {
          const rows = await book.query(`select from uploads where state = 'running'`)
          return rows.length > 0 || allDone({ book })
        })
        const end = performance.now() + Math.random() * 1500
        await until('the moment has come', () => performance.now() > end, { every: 5 })
      },
    })),
  ]

  it.concurrent.each(deaths)('loses nothing and does nothing twice: $name', { timeout: 180_000 }, async ({ when }) => {
    const lane = await openLane()
    for (let kills = 0; kills < 2; kills++) {
      const worker = startWorker(lane)
      await when(lane)
      await worker.end('SIGKILL')
    }
    const unfinished = await running(lane)
    const last = startWorker(lane)
    // It takes seconds; a busy machine may make a minute of them, but not the twelve hours that a job may run.
    expect(await secondsToRetry(lane, unfinished)).toBeLessThan(60)
    await whenNews(lane.book, 'everything is loaded', () => allDone(lane))
    await last.end('SIGTERM')
    expect(await contents(lane.book)).toEqual(expected)
    await closeLane(lane)
  })
})

describe('a worker that is killed beside others', () => {
  it('is followed by one of them within 15 seconds', { timeout: 180_000 }, async () => {
    const lane = await openLane()
    const { book } = lane
    // No load gets past its merge, so that each of them is alive when it is killed.
    const held = await book.openbook.pool.connect()
    await held.query('begin; lock table clients in share mode')
    let loading = startWorker(lane)
    const waits: number[] = []
    for (const attempt of [1, 2]) {
      await whenNews(book, `attempt ${attempt} is merging`, async () => {
        const now = await upload(lane, 1)
        return now.attempts === attempt && now.phase === 'merging'
      })
      const next = startWorker(lane)
      await next.printed(/loads what is uploaded/)
      const [death] = await book.query<{ at: Date }>('select clock_timestamp() as at')
      await loading.end('SIGKILL')
      await whenNews(book, 'it is tried again', async () => (await upload(lane, 1)).attempts > attempt)
      const [retry] = await book.query<{ at: Date }>('select started_at as at from uploads where id = 1')
      waits.push((retry!.at.getTime() - death!.at.getTime()) / 1000)
      loading = next
    }
    expect(Math.max(...waits), `seconds from death to retry: ${waits.join(', ')}`).toBeLessThan(15)
    await held.query('commit')
    held.release()
    await whenNews(book, 'everything is loaded', () => allDone(lane))
    await loading.end('SIGTERM')
    expect(await contents(book)).toEqual(expected)
    await closeLane(lane)
  })
})

describe('a worker that is thought dead and goes on', () => {
  it('keeps nothing of what it did', { timeout: 180_000 }, async () => {
    const lane = await openLane()
    const stopped = startWorker(lane)
    await whenNews(lane.book, 'upload 2 is merging', async () => (await upload(lane, 2)).phase === 'merging')
    stopped.child.kill('SIGSTOP')
    const other = startWorker(lane)
    await whenNews(lane.book, 'the other one has taken over and is done', () => allDone(lane))
    stopped.child.kill('SIGCONT')
    await until('the first one says that it lost it', () => /taken over|tried again/.test(stopped.output()))
    await stopped.end('SIGTERM')
    await other.end('SIGTERM')
    expect((await upload(lane, 2)).attempts).toBe(2)
    expect(await contents(lane.book)).toEqual(expected)
  })
})
