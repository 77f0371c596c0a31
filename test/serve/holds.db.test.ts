import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readUpload } from '../../src/store/reads/uploads.ts'
import { addBroker, addUpload, changeUpload, message, openTestApp, until, type TestApp } from './support.ts'

let t: TestApp
let broker: number
beforeAll(async () => {
  t = await openTestApp()
  broker = await addBroker(t.store, 'one')
})
afterAll(() => t.close())

const hold = {
  code: 'book.volume.dropped',
  params: { table: 'policies', rows: 1200, last_rows: 5000, share: 24, threshold: 80, last_upload: 3 },
}
const held = { state: 'held', table_name: 'policies', kind: 'snapshot', hold: JSON.stringify(hold), file_name: 'P.gpg' }
const sentence =
  'This full export of policies has 1,200 valid rows; the last one (upload 3) had 5,000 (24 %; at least 80 % expected).'

const get = async (url: string) => (await t.server.inject(url)).json<Record<string, unknown>>()
const send = (method: 'POST' | 'PATCH', url: string, payload?: object) =>
  t.server.inject({ method, url, ...(payload && { payload }) })

describe('a held upload', () => {
  it('says why, with the numbers, and how to answer', async () => {
    const id = await addUpload(t.store, broker, held)
    expect(await get(`/v1/uploads/${id}`)).toMatchObject({
      state: 'held',
      kind: 'snapshot',
      failure: null,
      hold: { ...hold, message: sentence, hint: expect.stringContaining('say go'), released: false },
    })
    expect(await get('/v1/uploads?state=held')).toMatchObject({ data: [{ id }] })
    expect(await get('/v1/summary')).toMatchObject({ uploads: { held: 1 } })
    expect((await t.server.inject('/metrics')).body).toContain('openbook_uploads{state="held"} 1')
  })

  it('goes on after release, and says that it is not held again', async () => {
    const id = await addUpload(t.store, broker, held)
    const released = await send('POST', `/v1/uploads/${id}/release`)
    expect(released.statusCode).toBe(200)
    expect(released.json()).toMatchObject({
      message: 'P.gpg is being processed, and is not held again.',
      upload: { state: 'queued', hold: { code: hold.code, released: true }, finished_at: null },
    })
  })

  it('says what came after it and went in meanwhile', async () => {
    const id = await addUpload(t.store, broker, { ...held, table_name: 'carriers' })
    await addUpload(t.store, broker, { state: 'succeeded', table_name: 'carriers' })
    await addUpload(t.store, broker, { state: 'succeeded', table_name: 'clients' })
    await addUpload(t.store, broker, { state: 'cancelled', table_name: 'carriers' })
    expect((await send('POST', `/v1/uploads/${id}/release`)).json()).toMatchObject({
      message:
        'P.gpg is being processed, and is not held again. 1 file of carriers that came after it went in meanwhile; where they say otherwise, this one wins now.',
    })
  })

  it('ends with discard, and keeps the reason', async () => {
    const id = await addUpload(t.store, broker, held)
    const discarded = await send('POST', `/v1/uploads/${id}/discard`)
    expect(discarded.json()).toMatchObject({
      message: 'P.gpg is dropped; nothing of it was stored.',
      upload: { state: 'cancelled', hold: { code: hold.code, released: false } },
    })
  })

  it.each(['queued', 'running', 'succeeded', 'failed', 'cancelled'])('is what a %s one is not: 409', async (state) => {
    const failure = state === 'failed' ? { failure_code: 'parse.empty' } : {}
    const id = await addUpload(t.store, broker, { state, ...failure })
    const before = await readUpload(t.store, id)
    for (const action of ['release', 'discard']) {
      const answer = await send('POST', `/v1/uploads/${id}/${action}`)
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({ code: 'request.conflict', detail: expect.stringContaining(`is ${state}`) })
    }
    expect(await readUpload(t.store, id)).toEqual(before)
  })

  it('can be neither retried nor cancelled: 409 that names discard', async () => {
    const id = await addUpload(t.store, broker, held)
    expect((await send('POST', `/v1/uploads/${id}/retry`)).statusCode).toBe(409)
    const cancelled = await send('POST', `/v1/uploads/${id}/cancel`)
    expect(cancelled.json()).toMatchObject({ status: 409, detail: expect.stringContaining('discard') })
  })

  it('that was loaded by command has no file to release', async () => {
    const id = await addUpload(t.store, broker, { ...held, source: 'command' })
    const released = await send('POST', `/v1/uploads/${id}/release`)
    expect(released.json()).toMatchObject({ status: 409, code: 'work.file-not-kept' })
    expect(released.body).toContain('--go')
    expect((await send('POST', `/v1/uploads/${id}/discard`)).statusCode).toBe(200)
  })

  it('ends its events, and they can be followed again once it goes on', async () => {
    const address = await t.listen()
    const id = await addUpload(t.store, broker, { state: 'running', phase: 'reading' })
    const follow = async () => {
      let text = ''
      const response = await fetch(`${address}/v1/uploads/${id}/events`)
      const done = (async () => {
        const decoder = new TextDecoder()
        for await (const piece of response.body!) text += decoder.decode(piece)
      })()
      const states = () => [...text.matchAll(/"state":"(\w+)"|event: (end)/g)].map(([, state, end]) => state ?? end)
      await until(() => states().length > 0, 'the first event has come')
      return { done, states }
    }
    const first = await follow()
    await changeUpload(t.store, id, `state = 'held', phase = null, hold = '${JSON.stringify(hold)}'`)
    await first.done
    expect(first.states()).toEqual(['running', 'held', 'end'])
    await send('POST', `/v1/uploads/${id}/release`)
    const second = await follow()
    await changeUpload(t.store, id, `state = 'succeeded'`)
    await second.done
    expect(second.states()).toEqual(['queued', 'succeeded', 'end'])
  })
})

describe('POST /v1/uploads', () => {
  const post = (query: string, payload: Buffer, headers: Record<string, string> = {}) =>
    t.server.inject({ method: 'POST', url: `/v1/uploads?${query}`, payload, headers })

  it('takes kind and exported_at in the address', async () => {
    const answer = await post('kind=snapshot&exported_at=2026-02-01', message(300))
    expect(answer.json()).toMatchObject({
      upload: { kind: 'snapshot', exported_at: '2026-02-01T00:00:00.000Z', hold: null },
    })
    const time = encodeURIComponent('2026-02-01T14:05:00+02:00')
    expect((await post(`kind=delta&exported_at=${time}`, message(301))).json()).toMatchObject({
      upload: { kind: 'delta', exported_at: '2026-02-01T12:05:00.000Z' },
    })
    expect((await post('', message(302))).json()).toMatchObject({ upload: { kind: null, exported_at: null } })
  })

  it('takes them as fields of the form', async () => {
    const field = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="x.gpg"\r\n\r\n${message(303).toString()}\r\n--b--\r\n`
    const form = field('kind', 'snapshot') + field('exported_at', '2026-02-01T14:05Z') + file
    const answer = await post('', Buffer.from(form), { 'content-type': 'multipart/form-data; boundary=b' })
    expect(answer.json()).toMatchObject({ upload: { kind: 'snapshot', exported_at: '2026-02-01T14:05:00.000Z' } })
  })

  it.each([
    ['kind=full', 'kind'],
    ['exported_at=yesterday', 'exported_at'],
    ['exported_at=2999-01-01', 'exported_at'],
    ['exported_at=2026-02-01T14:05:00', 'exported_at'],
  ])('refuses %s', async (query, name) => {
    const answer = await post(query, message(304))
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ name }] })
  })

  it('tells a sender of a file that is held what it waits for', async () => {
    const sent = message(305)
    const { upload } = (await post('', sent)).json<{ upload: { id: number } }>()
    await changeUpload(t.store, upload.id, `state = 'held', hold = '${JSON.stringify(hold)}'`)
    const again = (await post('', sent)).json<{ message: string }>()
    expect(again.message).toContain(`as upload ${upload.id}, and is held: ${sentence}`)
    expect(again.message).toContain(`/v1/uploads/${upload.id}/release`)
  })
})

describe('a broker', () => {
  it('may send full exports unless the sender says otherwise', async () => {
    const added = await send('POST', '/v1/brokers', { slug: 'acme', name: 'Acme', snapshot_tables: ['policies'] })
    expect(added.json()).toMatchObject({ slug: 'acme', snapshot_tables: ['policies'] })
    const changed = await send('PATCH', '/v1/brokers/acme', { snapshot_tables: ['clients', 'policies', 'clients'] })
    expect(changed.json()).toMatchObject({ name: 'Acme', snapshot_tables: ['clients', 'policies'] })
    expect((await send('PATCH', '/v1/brokers/acme', { name: 'Acme & Co' })).json()).toMatchObject({
      name: 'Acme & Co',
      snapshot_tables: ['clients', 'policies'],
    })
    expect((await send('PATCH', '/v1/brokers/acme', { snapshot_tables: [] })).json()).toMatchObject({
      snapshot_tables: [],
    })
    expect(await get('/v1/brokers')).toMatchObject({ data: [{ slug: 'acme', snapshot_tables: [] }, { slug: 'one' }] })
  })

  it('that is not there, or a table that is none, is refused', async () => {
    expect((await send('PATCH', '/v1/brokers/nobody', {})).json()).toMatchObject({
      status: 404,
      code: 'broker.unknown',
    })
    expect((await send('PATCH', '/v1/brokers/acme', { snapshot_tables: ['rows'] })).statusCode).toBe(400)
    expect((await send('PATCH', '/v1/brokers/acme', { slug: 'x' })).statusCode).toBe(400)
  })
})
