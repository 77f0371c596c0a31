import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maxUploadBytes, message, openTestApp, until, type TestApp } from './support.ts'

const paceBytes = 1000

let t: TestApp
let address: string

beforeAll(async () => {
  t = await openTestApp((app) => ({ ...app, limits: { paceTime: 1000, paceBytes, closeTime: 1000 } }))
  address = await t.listen()
})
afterAll(() => t.close())

interface Answer {
  message: string
  upload: { id: number; file_name: string | null; bytes: number; sha256: string; broker: string; table: string | null }
}

let made = 0
/** A message that was not sent before. */
const fresh = (bytes = 500) => Buffer.concat([message(bytes), Buffer.from(String(made++))])

const send = (query: string, body: RequestInit['body'], headers: Record<string, string> = {}) =>
  fetch(`${address}/v1/uploads${query}`, { method: 'POST', body, headers, duplex: 'half' })

function form(file: Buffer | undefined, fields: Record<string, string> = {}, name = 'Clients.csv.gpg'): FormData {
  const data = new FormData()
  for (const [field, value] of Object.entries(fields)) data.append(field, value)
  if (file !== undefined) data.append('file', new Blob([new Uint8Array(file)]), name)
  return data
}

async function uploads(): Promise<number> {
  const { rows } = await t.store.pool.query<{ n: number }>('select count(*) as n from uploads')
  return rows[0]!.n
}

async function stored(id: number): Promise<Buffer> {
  const { rows } = await t.store.pool.query<{ bytes: Buffer }>(
    'select bytes from upload_chunks where upload_id = $1 order by position',
    [id],
  )
  return Buffer.concat(rows.map((row) => row.bytes))
}

/** A connection on which the test writes HTTP by hand. */
async function dial(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  await new Promise((resolve) => socket.once('connect', resolve))
  const answer = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', () => resolve(text))
  })
  return { socket, answer }
}

describe('a file sent as the body', () => {
  it('is taken, stored as it came and acknowledged', async () => {
    const file = fresh(3_000_000)
    const answer = await send('?filename=dir/Clients.csv.gpg&table=clients', file)
    expect(answer.status).toBe(200)
    const { message, upload } = (await answer.json()) as Answer
    expect(answer.headers.get('location')).toBe(`/v1/uploads/${upload.id}`)
    expect(answer.headers.get('idempotent-replayed')).toBeNull()
    expect(message).toBe(`Clients.csv.gpg is being processed. Follow it at /v1/uploads/${upload.id}.`)
    expect(upload).toMatchObject({
      file_name: 'Clients.csv.gpg',
      bytes: file.length,
      table: 'clients',
      state: 'queued',
    })
    // A first file needs no set-up: there was no broker.
    expect(upload.broker).toBe('default')
    expect(upload.sha256).toBe(createHash('sha256').update(file).digest('hex'))
    expect((await stored(upload.id)).equals(file)).toBe(true)
  })

  it.each([
    'application/octet-stream',
    'application/pgp-encrypted',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json',
    'nonsense',
    '',
  ])('may call its type %j', async (type) => {
    const answer = await send('', fresh(), { 'content-type': type })
    expect(answer.status).toBe(200)
  })

  it('may come in pieces of unknown length', async () => {
    const file = fresh(200_000)
    async function* pieces() {
      for (let at = 0; at < file.length; at += 7000) yield new Uint8Array(file.subarray(at, at + 7000))
    }
    const answer = await send('', ReadableStream.from(pieces()) as never)
    const { upload } = (await answer.json()) as Answer
    expect((await stored(upload.id)).equals(file)).toBe(true)
  })

  it('is the same upload when it comes again, unless it is forced', async () => {
    const file = fresh()
    const first = ((await (await send('', file)).json()) as Answer).upload.id
    const again = await send('?filename=other.gpg', file)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('location')).toBe(`/v1/uploads/${first}`)
    const { message, upload } = (await again.json()) as Answer
    expect(upload.id).toBe(first)
    expect(message).toContain(`was received before, as upload ${first}, and is being processed`)
    const forced = await send('?force=true', file)
    expect(forced.headers.get('idempotent-replayed')).toBeNull()
    expect(((await forced.json()) as Answer).upload.id).not.toBe(first)
  })

  it('is a new upload when the one before failed and something else is said of it now', async () => {
    const file = fresh()
    const idOf = async (answer: Response) => ((await answer.json()) as Answer).upload.id
    const first = await idOf(await send('?table=clients', file))
    await t.store.pool.query(`update uploads set state = 'failed', failure_code = 'map.table-other' where id = $1`, [
      first,
    ])
    expect(await idOf(await send('?table=clients', file))).toBe(first)
    expect(await idOf(await send('', file))).toBe(first)
    const other = await send('?table=policies', file)
    expect(other.headers.get('idempotent-replayed')).toBeNull()
    expect(await idOf(other)).not.toBe(first)
  })
})

describe('a file sent in a form', () => {
  it('is taken, with its name', async () => {
    const file = fresh(100_000)
    const answer = await send('', form(file, {}, 'Büchlein.csv.gpg'))
    const { upload } = (await answer.json()) as Answer
    expect(upload).toMatchObject({ file_name: 'Büchlein.csv.gpg', bytes: file.length })
    expect((await stored(upload.id)).equals(file)).toBe(true)
  })

  it('may have its parameters before it', async () => {
    const file = fresh()
    const answer = await send('?filename=a.gpg', form(file, { table: 'policies', broker: 'default', force: '1' }))
    expect(((await answer.json()) as Answer).upload).toMatchObject({ table: 'policies', file_name: 'a.gpg' })
  })

  it.each([
    ['without a file', form(undefined, { table: 'clients' }), 'receive.no-file'],
    ['without anything', form(undefined), 'receive.no-file'],
    ['with an empty file', form(Buffer.alloc(0)), 'receive.empty'],
  ])('%s is refused', async (_, body, code) => {
    const answer = await send('', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code })
  })

  it('names every parameter that is wrong', async () => {
    const answer = await send('', form(fresh(), { table: 'cars', colour: 'red', force: 'maybe' }))
    const { errors } = (await answer.json()) as { errors: { name: string }[] }
    expect(errors.map(({ name }) => name).sort()).toEqual(['colour', 'force', 'table'])
  })

  it('with something wrong around the file leaves nothing behind', async () => {
    const before = await uploads()
    const after = form(fresh())
    after.append('table', 'clients')
    const two = form(fresh())
    two.append('file', new Blob([new Uint8Array(fresh())]), 'b.gpg')
    const other = new FormData()
    other.append('upload', new Blob([new Uint8Array(fresh())]), 'a.gpg')
    for (const [body, name] of [
      [after, 'table'],
      [two, 'file'],
      [other, 'upload'],
    ] as const) {
      expect(await (await send('', body)).json()).toMatchObject({ code: 'request.invalid', errors: [{ name }] })
    }
    const both = await send('?table=clients', form(fresh(), { table: 'clients' }))
    expect(await both.json()).toMatchObject({ errors: [{ name: 'table' }] })
    expect(await uploads()).toBe(before)
  })

  it('that is no form is refused', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const answer = await send('', fresh(), { 'content-type': type })
      expect(answer.status).toBe(400)
      expect((await answer.json()) as object).toMatchObject({ errors: [{ name: 'body' }] })
    }
  })

  it('that ends before it says so is refused, although its file looks whole', async () => {
    const before = await uploads()
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.gpg"\r\n\r\n'
    for (const end of ['', '\r\n', '\r\n--x']) {
      const body = Buffer.concat([Buffer.from(head), fresh(), Buffer.from(end)])
      const answer = await send('', body, { 'content-type': 'multipart/form-data; boundary=x' })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'receive.cut-off' })
    }
    expect(await uploads()).toBe(before)
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', '', 400, 'receive.empty'],
    ['a CSV', 'Id,Name\n1,Acme\n', 415, 'receive.not-openpgp'],
    ['JSON', '{"a": 1}', 415, 'receive.not-openpgp'],
  ])('%s', async (_, body, status, code) => {
    const answer = await send('', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status, code })
  })

  it('no body at all', async () => {
    const answer = await fetch(`${address}/v1/uploads`, { method: 'POST' })
    expect(await answer.json()).toMatchObject({ code: 'receive.empty' })
  })

  it('a wrong parameter, before the file is read', async () => {
    const answer = await send('?tabel=clients&broker=nobody', fresh())
    expect(await answer.json()).toMatchObject({ errors: [{ name: 'tabel' }] })
    expect(await (await send('?broker=nobody', fresh())).json()).toMatchObject({ code: 'broker.unknown' })
  })

  it('a file that says it is too large, at once', async () => {
    const { socket, answer } = await dial()
    socket.write(`POST /v1/uploads HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${maxUploadBytes + 1}\r\n\r\n`)
    const text = await answer
    expect(text).toMatch(/^HTTP\/1.1 413 /)
    expect(text).toContain('receive.too-large')
  })

  it('a file that turns out to be too large, with an answer that reaches the sender', async () => {
    const before = await uploads()
    const big = fresh(maxUploadBytes + 1)
    async function* pieces() {
      for (let at = 0; at < big.length; at += 65_536) yield new Uint8Array(big.subarray(at, at + 65_536))
    }
    for (const body of [form(big), ReadableStream.from(pieces()) as never]) {
      const answer = await send('', body)
      expect(answer.status).toBe(413)
      expect(await answer.json()).toMatchObject({ code: 'receive.too-large' })
    }
    expect(await uploads()).toBe(before)
  })

  it('a large file that is no OpenPGP, with an answer that reaches the sender', async () => {
    const answer = await send('', Buffer.alloc(maxUploadBytes - 10, 'Id,Name\n'))
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ code: 'receive.not-openpgp' })
  })
})

describe('slow and broken senders', () => {
  const begin = 'POST /v1/uploads HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n'

  it('one that stops is told so, and its place is free again', async () => {
    const before = await uploads()
    const { socket, answer } = await dial()
    socket.write(begin + message(100).toString())
    const text = await answer
    expect(text).toMatch(/^HTTP\/1.1 408 /)
    expect(text).toContain('receive.too-slow')
    expect(await uploads()).toBe(before)
  })

  it('one that goes away leaves nothing behind', async () => {
    const before = await uploads()
    const multipart =
      'POST /v1/uploads HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\ncontent-type: multipart/form-data; boundary=x\r\n\r\n' +
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.gpg"\r\n\r\n'
    for (const head of [begin, multipart]) {
      const { socket } = await dial()
      socket.write(head + message(2000).toString())
      socket.destroy()
    }
    await until(() => t.log.filter((line) => line.includes('went away')).length >= 2, 'both were noticed')
    await until(() => t.store.pool.totalCount === t.store.pool.idleCount, 'nobody holds a connection')
    expect(await uploads()).toBe(before)
    expect((await send('', fresh())).status).toBe(200)
  })

  it('too many at once are turned away, and can come back', async () => {
    const holders = [await dial(), await dial()]
    for (const { socket } of holders) {
      const begun = new Promise((resolve) => socket.once('data', resolve))
      socket.write(begin.replace('\r\n\r\n', '\r\nexpect: 100-continue\r\n\r\n'))
      await begun
      // Enough to be let wait for more, not enough to be stored.
      socket.write(message(paceBytes))
    }
    const turnedAway = await send('', fresh())
    expect(turnedAway.status).toBe(503)
    expect(turnedAway.headers.get('retry-after')).toBe('5')
    expect(await turnedAway.json()).toMatchObject({ code: 'server.busy', detail: expect.stringContaining('2 files') })
    for (const { socket } of holders) socket.destroy()
    await until(async () => (await send('', fresh())).status === 200, 'there are places again')
  })
})
