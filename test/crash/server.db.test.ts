import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encryptionKey } from '../../src/keys/keys.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { startCommand, type CommandProcess } from '../support/process.ts'
import { until } from '../support/until.ts'
import { files } from './book.ts'

let book: Installation
let ciphertext: Buffer

beforeAll(async () => {
  book = await createInstallation()
  const key = await encryptionKey(book.openbook.config.keysDirectory)
  ciphertext = await encryptTo(key, files(40_000).first)
})
afterAll(() => book.close())

async function startServer(args: string[]): Promise<{ server: CommandProcess; url: string }> {
  const env = { DATABASE_URL: book.databaseUrl, OPENBOOK_DATA: book.folder, PORT: '0' }
  const server = startCommand(['serve', ...args], env)
  const [url] = await server.printed(/http:\/\/127\.0\.0\.1:\d+/)
  return { server, url }
}

/** Sends the file, each time another one (a partial-length packet's padding would do; here: another encryption). */
async function post(url: string, body: Buffer): Promise<number | undefined> {
  try {
    const response = await fetch(`${url}/v1/uploads`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (response.status !== 200) throw new Error(`the server answered ${response.status}`)
    const { upload } = (await response.json()) as { upload: { id: number } }
    return upload.id
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

interface Stored {
  id: number
  bytes: number
  sha256: string
  stored: number
  jobs: number
}

/** Every upload with what is stored of it, and the pieces that belong to none. */
async function stored(): Promise<{ uploads: Stored[]; orphans: number }> {
  const uploads = await book.query<Stored>(
    `select u.id, u.bytes, encode(u.sha256, 'hex') as sha256,
       (select sum(length(c.bytes))::int from upload_chunks c where c.upload_id = u.id) as stored,
       (select count(*)::int from pgboss.job where name = 'loads' and (data->>'id')::bigint = u.id) as jobs
     from uploads u order by id`,
  )
  const [row] = await book.query<{ orphans: number }>(
    `select count(*)::int as orphans from upload_chunks c
     where not exists (select from uploads u where u.broker_id = c.broker_id and u.id = c.upload_id)`,
  )
  return { uploads, orphans: row!.orphans }
}

describe('a server that is killed around its answer', () => {
  it(
    'has stored what it acknowledged, whole and with its job, and nothing by halves',
    { timeout: 180_000 },
    async () => {
      const acknowledged = new Set<number>()
      const digest = createHash('sha256').update(ciphertext).digest('hex')
      for (let round = 0; round < 12; round++) {
        const { server, url } = await startServer(['--no-work'])
        const end = performance.now() + round * 8
        const answer = post(url, ciphertext)
        await until('the moment has come', () => performance.now() > end, { every: 1 })
        await server.end('SIGKILL')
        const id = await answer
        if (id !== undefined) acknowledged.add(id)
        await until('the dead server’s sessions are gone', async () => {
          const rows = await book.query(
            `select from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
          )
          return rows.length === 0
        })
        const { uploads, orphans } = await stored()
        expect(orphans).toBe(0)
        // The same file is the same upload, so there is at most one however often it was sent.
        expect(uploads.length).toBeLessThanOrEqual(1)
        for (const upload of uploads)
          expect(upload).toMatchObject({ sha256: digest, stored: ciphertext.length, jobs: 1 })
        for (const known of acknowledged) expect(uploads.map((upload) => upload.id)).toContain(known)
      }
      const { server, url } = await startServer([])
      const id = await post(url, ciphertext)
      await until('it is loaded', async () => {
        const [row] = await book.query<{ state: string }>('select state from uploads where id = $1', [id])
        return row!.state === 'succeeded'
      })
      await server.end('SIGTERM')
      expect(await book.query('select count(*)::int as n, max(upload_id) as upload from clients')).toEqual([
        { n: 39_000, upload: id },
      ])
    },
  )
})
