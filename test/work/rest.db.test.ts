import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openService } from '../../src/app.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import { openQueue } from '../../src/work/queue.ts'
import { restBeforeRetry } from '../../src/work/restBeforeRetry.ts'
import { startWorker } from '../../src/work/worker.ts'
import { clients } from '../guard/support.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { until } from '../support/until.ts'

/** Loads that fail for a reason that is not the file: a trigger refuses what they write. */

let book: Installation
beforeAll(async () => {
  book = await createInstallation()
  await book.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`)
})
afterEach(() => book.query('drop trigger if exists refuse on clients'))
afterAll(() => book.close())

const refuse = () => book.query('create trigger refuse before insert on clients execute function refuse()')

async function receive(csv: string): Promise<number> {
  const service = await openService(book.openbook, pino({ level: 'silent' }))
  const bytes = await encryptTo(await encryptionKey(book.openbook.config.keysDirectory), csv)
  const body = (async function* () {
    yield bytes
  })()
  const { id } = await service.app.receive(body, { brokerId: book.brokerId, force: false })
  await service.close(0)
  return id
}

async function work(rests: readonly number[]): Promise<AsyncDisposable> {
  const queue = await openQueue(book.openbook.store, () => {})
  const log = pino({ level: 'silent' })
  const worker = await startWorker({ ...book.openbook, queue, log, concurrency: 1, retentionDays: 30, rests })
  return {
    async [Symbol.asyncDispose]() {
      worker[Symbol.dispose]()
      await queue.stop(30)
    },
  }
}

interface Row {
  state: string
  attempts: number
  failure_code: string | null
}
const upload = async (id: number) =>
  (await book.query<Row>('select state, attempts, failure_code from uploads where id = $1', [id]))[0]!
const reached = (id: number, wanted: Partial<Row>) =>
  until(`upload ${id} is ${JSON.stringify(wanted)}`, async () => {
    const row = await upload(id)
    return Object.entries(wanted).every(([name, value]) => row[name as keyof Row] === value) && row
  })

describe('a load that failed for a reason of ours', () => {
  it('waits among the queued ones, and goes in once the reason is gone', async () => {
    await refuse()
    const id = await receive(clients(50))
    await using _ = await work([100, 3000, 0, 0])
    await reached(id, { state: 'queued', attempts: 2 })
    await book.query('drop trigger refuse on clients')
    expect(await reached(id, { state: 'succeeded' })).toMatchObject({ attempts: 3 })
  })

  it('does not keep a worker that is leaving; the next one goes on', async () => {
    await refuse()
    const id = await receive(clients(60))
    const leaving = await work([3_600_000, 0, 0, 0])
    await reached(id, { state: 'queued', attempts: 1 })
    await leaving[Symbol.asyncDispose]()
    await book.query('drop trigger refuse on clients')
    await using _ = await work([100, 100, 100, 100])
    expect(await reached(id, { state: 'succeeded' })).toMatchObject({ attempts: 2 })
  })

  it('stays cancelled when somebody cancels it meanwhile', async () => {
    await refuse()
    const id = await receive(clients(70))
    await using _ = await work([500, 500, 500, 500])
    await reached(id, { state: 'queued', attempts: 1 })
    await book.query(`update uploads set state = 'cancelled', finished_at = now() where id = $1 and state = 'queued'`, [
      id,
    ])
    const next = await receive(clients(71))
    await book.query('drop trigger refuse on clients')
    await reached(next, { state: 'succeeded' })
    expect(await upload(id)).toMatchObject({ state: 'cancelled', attempts: 1 })
  })

  it('fails after five attempts', async () => {
    await refuse()
    const id = await receive(clients(80))
    await using _ = await work([0, 0, 0, 0])
    expect(await reached(id, { state: 'failed' })).toMatchObject({ attempts: 5, failure_code: 'work.attempts' })
  })

  it('begins with the first rest again when somebody has it retried', async () => {
    const { brokerId, openbook } = book
    const id = await receive(clients(90))
    await book.query(`update uploads set state = 'running', attempts = 6, attempts_allowed = 10 where id = $1`, [id])
    const upload = { brokerId, id, attempt: 6, attemptsAllowed: 10, released: false }
    const never = AbortSignal.timeout(60_000)
    await restBeforeRetry(openbook.pool, upload, { rests: [0, 3_600_000, 3_600_000, 3_600_000], signal: never })
    expect([(await reached(id, { state: 'queued' })).attempts, never.aborted]).toEqual([6, false])
  })
})
