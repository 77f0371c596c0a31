import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from './support.ts'

const html = '<!doctype html>\n<html>\n  <head>\n    <title>Openbook</title>\n  </head>\n  <body></body>\n</html>\n'
const browser = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' }

let folder: string
let t: TestApp
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'colorScheme.js'), '// scheme')
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  await writeFile(join(folder, 'assets/index-AbC123.js'), 'go()')
  await writeFile(join(folder, 'assets/index-AbC123.js.br'), brotliCompressSync('go()'))
  t = await openTestApp((app) => ({ ...app, web: folder }))
})
afterAll(async () => {
  await t.close()
  await rm(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => t.server.inject({ url, headers })

describe('the web app', () => {
  it.each([
    '/',
    '/?broker=one',
    '/upload',
    '/uploads',
    '/uploads/12?x=1',
    '/readiness',
    '/opportunities?state=NY',
    '/clients/3',
    '/status',
  ])('is one page at all its addresses: %s', async (url) => {
    const answer = await get(url, browser)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain('<title>Openbook</title>')
  })

  it('runs no script and takes no style but its own, and the nonce is never the same', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { headers, body } = await get('/', browser)
        const nonce = /<meta name="style-nonce" content="([^"]+)"/.exec(body)?.[1]
        const policy = String(headers['content-security-policy']).split('; ')
        expect(policy).toEqual(
          expect.arrayContaining(["default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`]),
        )
        expect(policy.join()).not.toContain('unsafe')
        return nonce
      }),
    )
    expect(nonces[0]).toMatch(/^[\w+/=]{24}$/)
    expect(new Set(nonces).size).toBe(2)
  })

  it('is asked for each time, and its files with a hash in their name never again', async () => {
    expect((await get('/', browser)).headers['cache-control']).toBe('no-cache')
    const file = await get('/assets/index-AbC123.js')
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^text\/javascript|^application\/javascript/),
      'x-content-type-options': 'nosniff',
    })
    expect(file.body).toBe('go()')
    const scheme = await get('/colorScheme.js')
    expect(scheme.headers['cache-control']).toBe('no-cache')
    const again = await get('/colorScheme.js', { 'if-none-match': String(scheme.headers.etag) })
    expect(again.statusCode).toBe(304)
  })

  it('sends what was compressed when it was built', async () => {
    const { headers, rawPayload } = await get('/assets/index-AbC123.js', { 'accept-encoding': 'gzip, br' })
    expect(headers['content-encoding']).toBe('br')
    expect(headers.vary).toContain('accept-encoding')
    expect(brotliDecompressSync(rawPayload).toString()).toBe('go()')
  })

  it.each(['/assets/nothing.js', '/assets/..%2findex.html', '/assets/%2e%2e/index.html', '/index.html', '/assets/'])(
    'gives out nothing else: %s',
    async (url) => {
      const answer = await get(url)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(answer.json()).toMatchObject({ status: url.includes('%2findex') ? 400 : 404 })
    },
  )

  it('leaves programs what they had at /', async () => {
    expect((await get('/')).json()).toMatchObject({ name: 'openbook', docs: '/docs' })
  })
})
