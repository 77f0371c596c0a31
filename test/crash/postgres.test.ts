import { parse } from 'csv-parse/sync'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encryptTo } from '../support/encrypt.ts'
import { startCommand, type CommandProcess } from '../support/process.ts'
import { until } from '../support/until.ts'
import { files } from './book.ts'

const rows = 60_000
const plaintext = files(rows).first
let folder: string
let server: CommandProcess
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-test-'))
  server = startCommand(['serve'], { OPENBOOK_DATA: folder, PORT: '0' })
  url = (await server.printed(/http:\/\/127\.0\.0\.1:\d+/))[0]
})
afterAll(async () => {
  await server.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** Kills the embedded PostgreSQL, postmaster and all, as the machine's own failure would. */
async function killPostgres(): Promise<void> {
  const pid = Number((await readFile(await pidFile(), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

async function pidFile(): Promise<string> {
  const { glob } = await import('node:fs/promises')
  for await (const file of glob('**/postmaster.pid', { cwd: folder })) return join(folder, file)
  throw new Error('the embedded PostgreSQL has no pid file')
}

async function upload(
  id: number,
): Promise<{ state: string; phase: string | null; counts: Record<string, number> } | undefined> {
  const response = await fetch(`${url}/v1/uploads/${id}`).catch(() => undefined)
  return response?.ok ? ((await response.json()) as Awaited<ReturnType<typeof upload>>) : undefined
}

describe('PostgreSQL killed under a running server', () => {
  it('is started again, and what was acknowledged is loaded once', { timeout: 180_000 }, async () => {
    const key = await (await fetch(`${url}/v1/encryption-key`)).text()
    const body = new Uint8Array(await encryptTo(key, plaintext))
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await fetch(`${url}/v1/uploads`, { method: 'POST', body, headers })
    expect(response.status).toBe(200)
    const { id } = ((await response.json()) as { upload: { id: number } }).upload
    for (const phase of ['reading', 'merging']) {
      await until(
        `it is ${phase} or over`,
        async () => {
          const now = await upload(id)
          return now !== undefined && (now.phase === phase || now.state === 'succeeded')
        },
        { every: 2 },
      )
      await killPostgres()
      await until('the server answers again', async () => (await fetch(`${url}/readyz`)).ok)
    }
    const done = await until('it is loaded', async () => {
      const now = await upload(id)
      return now?.state === 'succeeded' && now
    })
    expect(done.counts).toMatchObject({ read: rows, added: rows - rows / 40, rejected: rows / 40 })
    const sent = parse(plaintext, { columns: true }) as Record<string, string>[]
    const stored = await csv('/v1/clients')
    const named = sent.filter((row) => row.Name !== '')
    expect(stored.map(({ id, name, address, city }) => [id, name, address, city])).toEqual(
      named.map(({ Id, Name, Address, City }) => [Id, Name, Address, City]),
    )
    const rejected = await csv(`/v1/uploads/${id}/rejections`)
    expect(rejected.map(({ Id, _line }) => [Id, _line])).toEqual(
      sent.flatMap((row, at) => (row.Name === '' ? [[row.Id, String(at + 2)]] : [])),
    )
  })
})

async function csv(path: string): Promise<Record<string, string>[]> {
  const response = await fetch(`${url}${path}`, { headers: { accept: 'text/csv' } })
  expect(response.status).toBe(200)
  return parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[]
}
