import { decrypt, generateKey, readMessage } from 'openpgp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { receive } from '../../src/receive/receive.ts'
import { sampleBook, sampleBroker } from '../../src/sample/book.ts'
import { encryptTable } from '../../src/sample/encryptTable.ts'
import type { App } from '../../src/serve/app.ts'
import { receiveSample } from '../../src/work/receiveSample.ts'
import { changeUpload, maxUploadBytes, openTestApp, type TestApp } from './support.ts'

let t: TestApp
const key = await generateKey({ type: 'ecc', userIDs: [{ name: 'Test' }], format: 'object' })

/** As src/app.ts composes it, of a small book. */
function withSample(app: App): App {
  const parts = { pool: app.store.pool, maxUploadBytes, enqueue: async () => {} }
  const options = { ...sampleBook(), clients: 50, carriers: 10, policies: 100 }
  const sample = () =>
    receiveSample({
      pool: parts.pool,
      broker: sampleBroker,
      file: (table) => encryptTable(table, options, key.publicKey.armor()),
      receive: (body, request) => receive(parts, body, request),
    })
  return { ...app, receiveSample: sample }
}

beforeAll(async () => {
  t = await openTestApp(withSample)
})
afterAll(() => t.close())

interface Answer {
  message: string
  broker: { slug: string; sample: boolean }
  uploads: { id: number; table: string; state: string; encrypted: boolean; file_name: string }[]
}

async function load() {
  const answer = await t.server.inject({ method: 'POST', url: '/v1/sample' })
  return { answer, ids: answer.json<Partial<Answer>>().uploads?.map(({ id }) => id) }
}

it('receives the three files of the sample book once, whoever asks at the same time', async () => {
  const [first, second] = await Promise.all([load(), load()])
  expect(first.answer.statusCode).toBe(200)
  const { message, broker, uploads } = first.answer.json<Answer>()
  expect(message).toBe('The sample book is being loaded.')
  expect(broker).toMatchObject({ slug: 'demo', sample: true })
  expect(uploads.map(({ table, state, encrypted }) => [table, state, encrypted])).toEqual([
    ['clients', 'queued', true],
    ['carriers', 'queued', true],
    ['policies', 'queued', true],
  ])
  expect(uploads[0]!.file_name).toBe('Clients.csv.gpg')
  expect(second.ids).toEqual(first.ids)

  const { rows } = await t.store.pool.query<{ bytes: Buffer }>(
    'select bytes from upload_chunks where upload_id = $1 order by position',
    [uploads[2]!.id],
  )
  const binaryMessage = new Uint8Array(Buffer.concat(rows.map(({ bytes }) => bytes)))
  const read = await readMessage({ binaryMessage })
  const { data } = await decrypt({ message: read, decryptionKeys: key.privateKey })
  expect(data.split('\n')[0]).toMatch(/^Id,Type,Division,/)
  expect(data.trim().split('\n').length).toBeGreaterThan(80)
})

it('answers with the same uploads, and sends anew only what failed', async () => {
  const before = await load()
  expect(before.answer.json<Answer>().message).toBe('The sample book was loaded before.')
  expect(before.answer.headers['idempotent-replayed']).toBe('true')
  const [clients, carriers] = before.ids!
  await changeUpload(t.store, carriers!, `state = 'failed', failure_code = 'work.attempts', finished_at = now()`)
  const after = await load()
  expect(after.answer.headers['idempotent-replayed']).toBeUndefined()
  expect(after.ids).toEqual([clients, expect.any(Number), before.ids![2]])
  expect(after.ids![1]).not.toBe(carriers)
})

it('does not touch a real broker of that name', async () => {
  await t.store.pool.query(`update brokers set sample = false where slug = 'demo'`)
  const { answer } = await load()
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'broker.taken' })
})
