import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import type { EncryptedFile } from './files.ts'
import type { Place } from './place.ts'

/** No upload takes this long, in milliseconds; whatever does is stuck. */
const patience = 20 * 60_000

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
  readonly url: string
  upload(file: EncryptedFile): Promise<UploadRun>
  /** The most memory that the process has had in use so far, in bytes. Linux only. */
  peakMemory(): Promise<number>
}

export async function startOpenbook(place: Place): Promise<OpenbookProcess> {
  const child = spawnServer(place)
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`openbook serve ended with ${code}`)))
  gone.catch(() => {})
  const kill = () => child.kill()
  process.once('exit', kill)
  const listener = new pg.Client({ connectionString: place.databaseUrl })
  try {
    await listener.connect()
    await listener.query('listen openbook_uploads')
    const line = String((await Promise.race([once(child.stdout!, 'data'), gone]))[0])
    const { url } = JSON.parse(line) as { url: string }
    return {
      url,
      upload: (file) => Promise.race([upload(place, listener, url, file), gone]),
      peakMemory: async () => peakOf(await readFile(`/proc/${child.pid}/status`, 'utf8')),
      [Symbol.asyncDispose]: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    process.off('exit', kill)
    kill()
    await gone.catch(() => {})
    await listener.end()
  }
}

function spawnServer(place: Place): ChildProcess {
  const { profile } = place.options
  const cli = new URL('../src/cli.ts', import.meta.url).pathname
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  // As bin/openbook has it.
  return spawn(
    process.execPath,
    ['--max-semi-space-size=8', '--initial-heap-size=96', ...flags, cli, 'serve', '--port', '0', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: place.databaseUrl,
        OPENBOOK_DATA: place.folder,
        OPENBOOK_KEYS: place.keysDirectory,
        OPENBOOK_LOG_LEVEL: 'warn',
      },
    },
  )
}

async function upload(place: Place, listener: pg.Client, url: string, file: EncryptedFile): Promise<UploadRun> {
  const begin = performance.now()
  const id = await post(url, file)
  const received = performance.now()
  const row = await untilEnded(place, listener, id)
  const loaded = performance.now() - received
  return { received: received - begin, loaded, timings: row.timings, counts: row.counts }
}

async function post(url: string, file: EncryptedFile): Promise<number> {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': file.bytes }
  const call = request(`${url}/v1/uploads?force=true&table=${file.table}`, { method: 'POST', headers })
  const answered = once(call, 'response') as Promise<[IncomingMessage]>
  await pipeline(createReadStream(file.path, { highWaterMark: 256 * 1024 }), call)
  const [response] = await answered
  const body = await text(response)
  if (response.statusCode !== 200) throw new Error(`the upload was answered with ${response.statusCode}: ${body}`)
  return (JSON.parse(body) as { upload: { id: number } }).upload.id
}

interface Ended {
  readonly timings: Record<string, number>
  readonly counts: Record<string, number>
}

async function untilEnded(place: Place, listener: pg.Client, id: number): Promise<Ended> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    const told = once(listener, 'notification', { signal: AbortSignal.timeout(1000) }).catch(() => {})
    const [row] = await place.query<Ended & { state: string; failure_code: string | null }>(
      `select state, failure_code, timings, jsonb_build_object('read', rows_read, 'added', rows_added, 'updated',
         rows_updated, 'unchanged', rows_unchanged, 'rejected', rows_rejected, 'repeated', rows_repeated) as counts
       from uploads where id = $1`,
      [id],
    )
    if (row?.state === 'succeeded') return row
    if (row?.state === 'failed' || row?.state === 'cancelled')
      throw new Error(`the upload ${row.state}: ${row.failure_code}`)
    await told
  }
  throw new Error('the upload does not end')
}

function peakOf(status: string): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
}
