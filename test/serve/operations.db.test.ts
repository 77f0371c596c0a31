import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRoutes } from '../../src/serve/routeTable.ts'
import { addBroker, addClients, addUpload, openTestApp, type TestApp } from './support.ts'

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
  await addClients(t.store, await addBroker(t.store, 'one'), 5)
})
afterAll(() => t.close())

const get = (url: string, headers: Record<string, string> = {}) => t.server.inject({ url, headers })

it('answers only to its own names, whatever is asked for', async () => {
  const named = await openTestApp((app) => ({ ...app, config: { ...app.config, hosts: ['openbook.example.com'] } }))
  const ask = (url: string, host: string) => named.server.inject({ url, headers: { host } })
  for (const url of ['/', '/v1/clients', '/v1/summary', '/docs', '/livez', '/nowhere']) {
    const answer = await ask(url, 'evil.example:3000')
    expect([url, answer.statusCode]).toEqual([url, 421])
    expect(answer.json()).toMatchObject({
      code: 'request.unknown-host',
      detail: expect.stringContaining('evil.example'),
    })
  }
  expect((await ask('/v1/clients', 'openbook.example.com')).statusCode).toBe(200)
  expect((await ask('/v1/clients', '127.0.0.1:3000')).statusCode).toBe(200)
  await named.close()
})

it('gives up an answer that takes the database too long, and goes on', async () => {
  let limited: ReturnType<TestApp['store']['openReads']> | undefined
  const slow = await openTestApp((app) => {
    limited = (app.store as TestApp['store']).openReads({ connections: 1, statementTime: 300 })
    return { ...app, store: { ...app.store, pool: limited.pool, reads: limited.reads } }
  })
  await addClients(slow.store, await addBroker(slow.store, 'one'), 5)
  const lock = await slow.store.pool.connect()
  await lock.query('begin; lock table clients')
  const answer = await slow.server.inject('/v1/clients')
  expect(answer.json()).toMatchObject({ status: 503, code: 'server.too-slow' })
  await lock.query('rollback')
  lock.release()
  expect((await slow.server.inject('/v1/clients')).statusCode).toBe(200)
  await limited!.close()
  await slow.close()
})

describe('health', () => {
  it('is fine, and says which version it is', async () => {
    expect((await get('/livez')).json()).toEqual({ status: 'ok' })
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' })
    expect((await get('/version')).json()).toEqual({ name: 'openbook', version: '1.2.3' })
    expect((await t.server.inject({ method: 'HEAD', url: '/readyz' })).statusCode).toBe(200)
  })

  it('with a database that is gone is alive but not ready, and says no more than that', async () => {
    // A port that nobody listens on.
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const pool = new pg.Pool({ host: '127.0.0.1', port })
    const down = await openTestApp((app) => ({ ...app, store: { ...app.store, pool } }))
    expect((await down.server.inject('/livez')).statusCode).toBe(200)
    for (const url of ['/readyz', '/v1/clients', '/v1/clients?format=csv', '/v1/uploads/1', '/v1/summary']) {
      const answer = await down.server.inject(url)
      expect(answer.json()).toMatchObject({ status: 503, code: 'server.unavailable' })
      expect(answer.headers['retry-after']).toBe('5')
      expect(answer.body).not.toContain(String(port))
    }
    // The metrics of the process are still to be had.
    expect((await down.server.inject('/metrics')).body).toContain('process_cpu_seconds_total')
    await down.close()
  })

  it('with a database that has no tables is not ready', async () => {
    await t.store.pool.query('alter table uploads rename to gone')
    expect((await get('/readyz')).json()).toMatchObject({ status: 503 })
    await t.store.pool.query('alter table gone rename to uploads')
  })
})

describe('metrics', () => {
  it('tell requests by route, uploads by state and the queue', async () => {
    const { rows } = await t.store.pool.query<{ id: number }>('select id from brokers')
    await addUpload(t.store, rows[0]!.id)
    await get('/v1/clients/3')
    await get('/v1/clients/12345')
    const { body, headers } = await get('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toMatch(
      /openbook_http_request_duration_seconds_count\{method="GET",route="\/v1\/clients\/:id",status="200"\} 1/,
    )
    expect(body).toMatch(/route="\/v1\/clients\/:id",status="404"\} 1/)
    expect(body).toMatch(/^openbook_uploads\{state="queued"\} 1$/m)
    expect(body).toMatch(/^openbook_queue_waiting 3$/m)
    expect(body).toMatch(/^openbook_queue_oldest_seconds 7$/m)
    // No label has a client's id: there would be a series for each. (Figures, such as bytes, may have any digits.)
    expect([...body.matchAll(/\{(.*)\}/g)].map(([, labels]) => labels).join()).not.toContain('12345')
  })
})

describe('the encryption key', () => {
  it('is text', async () => {
    const answer = await get('/v1/encryption-key')
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/)
    const typed = await get('/v1/encryption-key', { accept: 'application/pgp-keys' })
    expect(typed.headers['content-type']).toBe('application/pgp-keys; charset=utf-8')
  })

  it('is JSON with its fingerprint for those who want that', async () => {
    const { generateKey, readKey } = await import('openpgp')
    const { publicKey } = await generateKey({ userIDs: [{ name: 'Test' }] })
    const keyed = await openTestApp((app) => ({ ...app, keys: { ...app.keys, encryptionKey: async () => publicKey } }))
    const answer = await keyed.server.inject({ url: '/v1/encryption-key', headers: { accept: 'application/json' } })
    const fingerprint = (await readKey({ armoredKey: publicKey })).getFingerprint().toUpperCase()
    expect(answer.json()).toEqual({ fingerprint, armored: publicKey })
    await keyed.close()
  })
})

describe('addresses', () => {
  it.each(['/nothing', '/v1', '/v1/clients/1/2', '/v1/client'])('that are not there are a 404: %s', async (url) => {
    expect((await get(url)).json()).toMatchObject({ status: 404, code: 'request.not-found' })
  })

  it('tell which methods they know', async () => {
    for (const [method, url, allow] of [
      ['DELETE', '/v1/clients/3', 'GET, HEAD'],
      ['PUT', '/v1/uploads?x=1', 'GET, POST'],
      ['GET', '/v1/uploads/3/retry', 'POST'],
    ] as const) {
      const answer = await t.server.inject({ method, url })
      expect(answer.headers.allow).toBe(allow)
      expect(answer.json()).toMatchObject({ status: 405, code: 'request.method' })
    }
  })

  it('that cannot be read are a 400', async () => {
    expect((await get('/v1/clients/%E0%A4%A')).json()).toMatchObject({ status: 400, code: 'request.invalid' })
    expect((await get('/v1/clients?limit=1&q=%FF')).json()).toMatchObject({
      status: 400,
      errors: [{ name: 'q', message: 'Is not percent-encoded UTF-8.' }],
    })
  })

  it('with parameters that are far too long are refused', async () => {
    expect((await get(`/v1/clients/${'1'.repeat(5000)}`)).statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('every answer', () => {
  it.each(['/v1/clients', '/nothing', '/docs', '/v1/clients?x'])('has the headers that protect it: %s', async (url) => {
    const { headers } = await get(url)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('has the sender’s request id where that is a plain one', async () => {
    expect((await get('/livez', { 'x-request-id': 'abc-1' })).headers['x-request-id']).toBe('abc-1')
    expect((await get('/livez', { 'x-request-id': 'a b' })).headers['x-request-id']).not.toBe('a b')
    const answer = await get('/nothing', { 'x-request-id': 'abc-2' })
    expect(answer.json().request_id).toBe('abc-2')
  })
})

describe('the log', () => {
  it('has a line for each request, and no names that people searched for', async () => {
    t.log.length = 0
    await get('/v1/clients?q=Acme%20Secret&cursor=Secret', { 'x-request-id': 'log-1' })
    const lines = t.log.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toEqual([
      expect.objectContaining({ request_id: 'log-1', method: 'GET', route: '/v1/clients', status: 400 }),
    ])
    expect(t.log.join()).not.toContain('Secret')
  })

  it('has what went wrong inside, and the answer has not', async () => {
    await t.store.pool.query('alter table clients rename to gone')
    t.log.length = 0
    const answer = await get('/v1/clients', { 'x-request-id': 'log-2' })
    await t.store.pool.query('alter table gone rename to clients')
    expect(answer.json()).toMatchObject({ status: 500, code: 'server.internal' })
    expect(answer.json().detail).toContain('log-2')
    expect(answer.body).not.toContain('relation')
    expect(JSON.parse(t.log[0]!)).toMatchObject({
      request_id: 'log-2',
      error: 'database',
      sqlstate: '42P01',
      level: 50,
    })
  })
})

describe('the reference', () => {
  it('describes every route that is not hidden, and nothing else', async () => {
    const api = (await get('/openapi.json')).json()
    expect(api.openapi).toBe('3.1.0')
    const described = Object.entries(api.paths as Record<string, object>).flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
    )
    const routes = listRoutes(t.server).filter(({ hidden, method }) => !hidden && method !== 'HEAD')
    expect(described.sort()).toEqual(routes.map(({ method, url }) => `${method} ${url}`).sort())
  })

  it('says which fields the form of a file may have', async () => {
    const { parameters, requestBody } = (await get('/openapi.json')).json().paths['/v1/uploads'].post
    const { properties } = requestBody.content['multipart/form-data'].schema
    const names = parameters.map(({ name }: { name: string }) => name)
    expect(names).toContain('table')
    expect(Object.keys(properties)).toEqual([...names, 'file'])
  })

  it('says what every call does and answers, and refers to nothing that is not there', async () => {
    const { body } = await get('/openapi.json')
    const api = JSON.parse(body) as {
      paths: Record<string, Record<string, { summary?: string; tags?: string[]; responses: Record<string, unknown> }>>
      components: { schemas: Record<string, unknown> }
    }
    for (const methods of Object.values(api.paths)) {
      for (const call of Object.values(methods)) {
        expect(call.summary).toBeTruthy()
        expect(call.tags).toHaveLength(1)
        expect(Object.keys(call.responses)[0]).toMatch(/^20[01]$/)
      }
    }
    for (const [, name] of body.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(api.components.schemas).toHaveProperty(name!)
    }
  })

  it('is a page that asks nobody else for anything', async () => {
    const page = await get('/docs')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
    expect(page.body).not.toMatch(/https?:/)
    const sources = [...page.body.matchAll(/src="([^"]+)"/g)].map(([, source]) => source!)
    expect(sources).toEqual(['/docs/scalar.js'])
    const script = await get(sources[0]!, { 'accept-encoding': 'gzip' })
    expect(script.statusCode).toBe(200)
    expect(script.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
    })
    expect((await get(sources[0]!)).body).toContain('createApiReference')
  })

  it('is where a browser is led to', async () => {
    const browser = await get('/', { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' })
    expect(browser.headers.location).toBe('/docs')
    expect((await get('/')).json()).toMatchObject({ name: 'openbook', docs: '/docs', openapi: '/openapi.json' })
  })
})
