import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { EncryptedFile } from './files.ts'
import type { Place } from './place.ts'

export interface UploadRun {
  /** Milliseconds from the first byte sent to the 200. */
  readonly received: number
  /** Milliseconds from the 200 to the commit of the merged rows. */
  readonly loaded: number
  /** Milliseconds by stage, as Openbook itself timed them. */
  readonly timings: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<string, number>>
}

/** `openbook serve` in a process of its own: the server and the worker, as one installs it. */
export interface OpenbookProcess extends AsyncDisposable {
  readonly port: number
  upload(file: EncryptedFile): Promise<UploadRun>
  /** The most memory that the process has had in use so far, in bytes. Linux only. */
  peakMemory(): Promise<number>
}

export async function startOpenbook(place: Place): Promise<OpenbookProcess> {
  const port = await freePort()
  const profile = place.options.profile
  const cli = new URL('../src/cli.ts', import.meta.url).pathname
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const child = spawn(process.execPath, [...flags, cli, 'serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: place.databaseUrl,
      OPENBOOK_DATA: place.folder,
      OPENBOOK_KEYS: place.keysDirectory,
      OPENBOOK_LOG_LEVEL: 'warn',
      PORT: String(port),
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const listener = new pg.Client({ connectionString: place.databaseUrl })
  await listener.connect()
  await listener.query('listen openbook_uploads')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await listener.end()
  }
  try {
    await untilReady(port, () => child.exitCode !== null)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    port,
    upload: (file) => upload(place, listener, port, file),
    peakMemory: async () => peakOf(await readFile(`/proc/${child.pid}/status`, 'utf8')),
    [Symbol.asyncDispose]: stop,
  }
}

async function upload(place: Place, listener: pg.Client, port: number, file: EncryptedFile): Promise<UploadRun> {
  const begin = performance.now()
  const id = await post(port, file)
  const received = performance.now()
  const row = await untilEnded(place, listener, id)
  const loaded = performance.now() - received
  return { received: received - begin, loaded, timings: row.timings, counts: row.counts }
}

async function post(port: number, file: EncryptedFile): Promise<number> {
  const path = `/v1/uploads?force=true&table=${file.table}`
  const headers = { 'content-type': 'application/octet-stream', 'content-length': file.bytes }
  const call = request({ host: '127.0.0.1', port, method: 'POST', path, headers })
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    call.once('error', reject)
    call.once('response', (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
  })
  await pipeline(createReadStream(file.path, { highWaterMark: 256 * 1024 }), call)
  const { status, body } = await answer
  if (status !== 200) throw new Error(`the upload was answered with ${status}: ${body}`)
  return (JSON.parse(body) as { upload: { id: number } }).upload.id
}

interface Ended {
  readonly timings: Record<string, number>
  readonly counts: Record<string, number>
}

async function untilEnded(place: Place, listener: pg.Client, id: number): Promise<Ended> {
  for (;;) {
    const told = new Promise<void>((resolve) => listener.once('notification', () => resolve()))
    const [row] = await place.query<Ended & { state: string; failure_code: string | null }>(
      `select state, failure_code, timings, jsonb_build_object('read', rows_read, 'added', rows_added, 'updated',
         rows_updated, 'unchanged', rows_unchanged, 'rejected', rows_rejected, 'repeated', rows_repeated) as counts
       from uploads where id = $1`,
      [id],
    )
    if (row?.state === 'succeeded') return row
    if (row?.state === 'failed' || row?.state === 'cancelled')
      throw new Error(`the upload ${row.state}: ${row.failure_code}`)
    await Promise.race([told, delay(1000, undefined, { ref: true })])
  }
}

async function untilReady(port: number, gone: () => boolean): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until && !gone()) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok === true) return
    await delay(50)
  }
  throw new Error('openbook serve did not become ready')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function peakOf(status: string): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
}
