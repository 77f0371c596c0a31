import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encryptionKey } from '../../src/keys/keys.ts'
import { encryptTo } from '../support/encrypt.ts'
import { createInstallation, type Installation } from '../support/installation.ts'
import { startCommand, type CommandProcess } from '../support/process.ts'
import { until } from '../support/until.ts'
import { files } from './book.ts'

let book: Installation
let key: string

const rows = 10_000
const plaintext = files(rows).first

beforeAll(async () => {
  book = await createInstallation()
  key = await encryptionKey(book.openbook.config.keysDirectory)
})
afterAll(() => book.close())

async function startServer(args: string[]): Promise<{ server: CommandProcess; url: string }> {
  const env = { DATABASE_URL: book.databaseUrl, OPENBOOK_DATA: book.folder, PORT: '0' }
  const server = startCommand(['serve', ...args], env)
  const [url] = await server.printed(/http:\/\/127\.0\.0\.1:\d+/)
  return { server, url }
}

/** Sends a file. @returns its upload's id; undefined when no answer came */
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
      /** By checksum. The same rows encrypted anew are another file. */
      const sent = new Map<string, number>()
      const acknowledged = new Map<number, string>()
      for (let round = 0; round < 12; round++) {
        const body = await encryptTo(key, plaintext)
        const sha256 = createHash('sha256').update(body).digest('hex')
        sent.set(sha256, body.length)
        const { server, url } = await startServer(['--no-work'])
        const answer = post(url, body)
        // Half of them as soon as they have answered, the others at moments before and around that.
        if (round % 2 === 1) await answer
        else await moment(round * 6)
        await server.end('SIGKILL')
        const id = await answer
        if (id !== undefined) acknowledged.set(id, sha256)
        await until('the dead server’s sessions are gone', async () => {
          const rows = await book.query(
            `select from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
          )
          return rows.length === 0
        })
        const { uploads, orphans } = await stored()
        expect(orphans).toBe(0)
        for (const upload of uploads) {
          expect(upload).toMatchObject({ bytes: sent.get(upload.sha256), stored: sent.get(upload.sha256), jobs: 1 })
        }
        for (const [id, sha256] of acknowledged) expect(uploads).toContainEqual(expect.objectContaining({ id, sha256 }))
      }
      expect(acknowledged.size).toBeGreaterThanOrEqual(6)
      expect(acknowledged.size).toBeLessThan(12)
      const { server } = await startServer([])
      await until('all are loaded', async () => {
        const waiting = await book.query(`select from uploads where state <> 'succeeded'`)
        return waiting.length === 0
      })
      await server.end('SIGTERM')
      const uploads = await book.query<{ read: number; added: number }>(
        'select rows_read as read, rows_added as added from uploads order by id',
      )
      expect(uploads.map(({ read }) => read)).toEqual(uploads.map(() => rows))
      const [clients] = await book.query<{ count: number }>('select count(*) as count from clients')
      // The first one adds all, and the others find them there.
      expect(uploads.map(({ added }) => added)).toEqual(uploads.map((_, at) => (at === 0 ? clients!.count : 0)))
    },
  )
})

async function moment(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  await until('the moment has come', () => performance.now() > end, { every: 1 })
}
