import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, type Service } from '../../src/app.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import { addBroker } from '../../src/store/brokers.ts'
import { dropOldChunks } from '../../src/store/chunks.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { until } from '../support/until.ts'

const header = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description\n'

let book: Installation
let service: Service
let publicKey: string

beforeAll(async () => {
  book = await createInstallation()
  service = await openService(book.openbook, pino({ level: 'silent' }))
  publicKey = await encryptionKey(book.openbook.config.keysDirectory)
  await service.startWorker()
})
afterAll(async () => {
  await service.close()
  await book.close()
})

/** Receives bytes as they are. */
async function receive(bytes: Buffer, options: { brokerId?: number; force?: boolean } = {}) {
  const body = (async function* () {
    yield bytes
  })()
  return service.app.receive(body, { brokerId: options.brokerId ?? book.brokerId, force: options.force ?? false })
}

async function send(csv: string, brokerId?: number) {
  return receive(await encryptTo(publicKey, csv), brokerId === undefined ? {} : { brokerId })
}

interface UploadRow {
  state: string
  failure_code: string | null
  rows_added: number
  rows_updated: number
  attempts: number
}

async function ended(id: number): Promise<UploadRow> {
  return until(`upload ${id} has ended`, async () => {
    const [row] = await book.query<UploadRow>('select * from uploads where id = $1', [id])
    return ['succeeded', 'failed', 'cancelled'].includes(row!.state) && row
  })
}

describe('the worker', () => {
  it('says that it is there, and what it is doing', async () => {
    const [worker] = await until('the worker is heard of', async () => {
      const workers = await service.app.workers!()
      return workers.length > 0 && workers
    })
    expect(worker).toMatchObject({ alive: true, loading: 0 })
    await book.query(`update pgboss.instance set heartbeat_seconds = 0`)
    expect(await service.app.workers!()).toMatchObject([{ alive: false }])
    await book.query(`update pgboss.instance set stopped_on = now()`)
    expect(await service.app.workers!()).toEqual([])
  })

  it('loads what was received', async () => {
    const { id } = await send(`${header}1,Ann,,,,,,,,\n`)
    expect(await ended(id)).toMatchObject({ state: 'succeeded', rows_added: 1, attempts: 1 })
  })

  it('loads the files of one broker in the order of their arrival', async () => {
    const ids: number[] = []
    for (let n = 1; n <= 6; n++) ids.push((await send(`${header}500,Name ${n},,,,,,,,\n`)).id)
    for (const id of ids) expect(await ended(id)).toMatchObject({ state: 'succeeded' })
    const changes = await book.query<{ before: { name: string }; after: { name: string } }>(
      'select before, after from changes where record_id = 500 order by upload_id',
    )
    expect(changes.map(({ before, after }) => [before.name, after.name])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`Name ${n}`, `Name ${n + 1}`]),
    )
  })

  it('lets one broker’s bad file hold up nobody, not even its own sender', async () => {
    const other = await addBroker(book.openbook.pool, { slug: 'other', name: 'Other' })
    const bad = await send('this,is,no,table\n1,2,3,4\n')
    const after = await send(`${header}2,Bob,,,,,,,,\n`)
    const others = await send(`${header}1,Elsewhere,,,,,,,,\n`, other.id)
    expect(await ended(bad.id)).toMatchObject({ state: 'failed', failure_code: 'map.table-unknown', attempts: 1 })
    expect(await ended(after.id)).toMatchObject({ state: 'succeeded' })
    expect(await ended(others.id)).toMatchObject({ state: 'succeeded', rows_added: 1 })
    const both = await book.query('select broker_id, name from clients where id = 1 order by broker_id')
    expect(both).toEqual([
      { broker_id: book.brokerId, name: 'Ann' },
      { broker_id: other.id, name: 'Elsewhere' },
    ])
  })

  it('takes the same ciphertext as the same upload, unless told otherwise', async () => {
    const bytes = await encryptTo(publicKey, `${header}3,Cy,,,,,,,,\n`)
    const first = await receive(bytes)
    expect(first.replayed).toBe(false)
    expect(await receive(bytes)).toEqual({ ...first, replayed: true })
    const forced = await receive(bytes, { force: true })
    expect(forced).toMatchObject({ replayed: false })
    expect(forced.id).not.toBe(first.id)
    await ended(first.id)
    expect(await ended(forced.id)).toMatchObject({ state: 'succeeded', rows_added: 0, rows_updated: 0 })
  })

  it('takes the same ciphertext sent twice at once as one upload', async () => {
    const bytes = await encryptTo(publicKey, `${header}4,Di,,,,,,,,\n`)
    const answers = await Promise.all([receive(bytes), receive(bytes), receive(bytes)])
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  })

  it('runs a failed upload again when asked, and not one that went through', async () => {
    const bytes = Buffer.from(await encryptTo(publicKey, `${header}5,Ed,,,,,,,,\n`))
    bytes[bytes.length - 30]! ^= 1
    const damaged = await receive(bytes)
    const failed = await ended(damaged.id)
    expect(failed).toMatchObject({ state: 'failed', failure_code: 'decrypt.tampered' })
    expect(await service.app.uploads.retry(damaged)).toBe(true)
    await until('it was tried again', async () => (await ended(damaged.id)).attempts === 2)
    const fine = await send(`${header}6,Flo,,,,,,,,\n`)
    await ended(fine.id)
    expect(await service.app.uploads.retry(fine)).toBe(false)
    expect(await service.app.uploads.cancel(fine)).toBe(false)
  })

  it('leaves nothing of a file that fails at its end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `${10_000 + n},Client ${n},,,,,,,,\n`).join('')
    const bytes = await encryptTo(publicKey, header + rows)
    const { id } = await receive(bytes.subarray(0, bytes.length - 40))
    expect(await ended(id)).toMatchObject({ state: 'failed' })
    expect(await book.query('select from clients where id >= 10000')).toEqual([])
    expect(await book.query('select from rejections where upload_id = $1', [id])).toEqual([])
  })

  it('gives a new job to an upload that has lost its own', async () => {
    const { id } = await send(`${header}7,Gus,,,,,,,,\n`)
    await ended(id)
    await book.query(`update uploads set state = 'queued', finished_at = null where id = $1`, [id])
    const second = await openService(book.openbook, pino({ level: 'silent' }))
    await second.startWorker()
    expect(await ended(id)).toMatchObject({ state: 'succeeded', attempts: 2 })
    await second.close()
  })

  it('gives up after five attempts, and goes on with the next file', async () => {
    const { id } = await send(`${header}8,Hal,,,,,,,,\n`)
    await ended(id)
    await book.query(`update uploads set state = 'queued', finished_at = null, attempts = 5 where id = $1`, [id])
    const second = await openService(book.openbook, pino({ level: 'silent' }))
    await second.startWorker()
    expect(await ended(id)).toMatchObject({ state: 'failed', failure_code: 'work.attempts' })
    await second.close()
    const next = await send(`${header}9,Ida,,,,,,,,\n`)
    expect(await ended(next.id)).toMatchObject({ state: 'succeeded' })
  })
})

describe('the encrypted files', () => {
  it('are dropped after their retention time, and a retry then says so', async () => {
    const bytes = await encryptTo(publicKey, 'this,is,no,table\n1,2,3,4\n')
    const { brokerId, id } = await receive(bytes)
    await ended(id)
    const chunks = () => book.query('select from upload_chunks where upload_id = $1', [id])
    await dropOldChunks(book.openbook.pool, 30)
    expect(await chunks()).toHaveLength(1)
    await book.query(`update uploads set finished_at = now() - interval '31 days' where id = $1`, [id])
    expect(await dropOldChunks(book.openbook.pool, 30)).toBe(1)
    expect(await chunks()).toEqual([])
    expect(await service.app.uploads.retry({ brokerId, id })).toBe(true)
    expect(await ended(id)).toMatchObject({ state: 'failed', failure_code: 'work.ciphertext-gone' })
    expect(await receive(bytes)).toMatchObject({ replayed: false })
  })
})
