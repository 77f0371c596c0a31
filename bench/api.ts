import { fork } from 'node:child_process'
import { encryptedFile } from './files.ts'
import { needPrograms } from './machine.ts'
import { startOpenbook } from './openbookProcess.ts'
import type { Place } from './place.ts'
import { median, times, type Report } from './report.ts'

const connections = 16
const pagesDeep = 2000

/** What the load generator is told, and what it answers with. */
export interface LoadOrder {
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
}
export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

interface Target {
  readonly name: string
  readonly path: string
  /** The size of an answer. */
  readonly bytes: number
}

/** Requests per second of the lists and of one record, beside a bare Fastify route with a constant of the same size. */
export async function benchApi(place: Place): Promise<Report> {
  needPrograms('gpg')
  const { rows, rounds, seconds } = place.options
  await place.query('truncate clients, policies, uploads, upload_chunks, rejections, changes')
  const file = await encryptedFile(place, 'clients', rows)
  await using openbook = await startOpenbook(place)
  await openbook.upload(file)
  await place.query('vacuum analyze clients')
  const targets = await findTargets(openbook.url, rows)
  await using bare = await startChild<{ port: number }, { sizes: number[] }>('bareServer.ts')
  const { port: barePort } = await bare.ask({ sizes: targets.map(({ bytes }) => bytes) })
  await using generator = await startChild<LoadResult, LoadOrder>('generator.ts')
  const measured = []
  for (let round = 0; round < rounds; round++) {
    for (const { name, path, bytes } of targets) {
      const order = { connections, seconds }
      const ours = await generator.ask({ ...order, port: Number(new URL(openbook.url).port), path })
      const constant = await generator.ask({ ...order, port: barePort, path: `/${bytes}` })
      measured.push({ name, path, bytes, ours, bare: constant })
    }
  }
  return report(targets, measured, rows)
}

async function findTargets(url: string, rows: number): Promise<Target[]> {
  const first = '/v1/clients'
  const deep = await deepPage(url, rows)
  const target = async (name: string, path: string) => ({ name, path, bytes: (await get(url, path)).length })
  return [
    await target('first page', first),
    await target('deep page', deep),
    await target('one client', `/v1/clients/${Math.ceil(rows / 2)}`),
  ]
}

/** A page half-way through the book, found as a reader finds it: by following cursors, the largest pages there are. */
async function deepPage(url: string, rows: number): Promise<string> {
  let cursor = ''
  for (let page = 0; page < Math.min(pagesDeep, rows / 1000); page++) {
    const answer = JSON.parse(await get(url, `/v1/clients?limit=500${cursor}`)) as { page: { next_cursor: string } }
    cursor = `&cursor=${encodeURIComponent(answer.page.next_cursor)}`
  }
  return `/v1/clients?limit=50${cursor}`
}

async function get(url: string, path: string): Promise<string> {
  const answer = await fetch(url + path)
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
  return answer.text()
}

/** A process of this folder's that answers each message with one message. */
export async function startChild<Answer, Order extends object>(file: string) {
  const child = fork(new URL(file, import.meta.url), { stdio: 'inherit' })
  return {
    ask: (order: Order) =>
      new Promise<Answer>((resolve, reject) => {
        child.removeAllListeners('exit')
        child.once('message', (answer) => resolve(answer as Answer))
        child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
        child.send(order)
      }),
    async [Symbol.asyncDispose]() {
      child.removeAllListeners('exit')
      child.kill()
    },
  }
}

interface Measured extends Target {
  readonly ours: LoadResult
  readonly bare: LoadResult
}

function report(targets: readonly Target[], measured: readonly Measured[], rows: number): Report {
  const lines = targets.map(({ name, bytes }) => {
    const runs = measured.filter((each) => each.name === name)
    const of = (measure: (run: Measured) => number) => median(runs.map(measure))
    const ours = of((run) => run.ours.perSecond)
    const bare = of((run) => run.bare.perSecond)
    const p99 = [of((run) => run.ours.p99), of((run) => run.bare.p99)].map((ms) => `${ms.toFixed(1)} ms`)
    return [
      `${name}, ${bytes.toLocaleString('en')} bytes`,
      Math.round(ours).toLocaleString('en'),
      p99[0]!,
      Math.round(bare).toLocaleString('en'),
      p99[1]!,
      times(bare / ours),
    ]
  })
  return {
    title: `API: GET /v1/clients with ${rows.toLocaleString('en')} clients`,
    columns: ['', 'requests/s', 'p99', 'bare Fastify/s', 'p99', 'ratio'],
    rows: lines,
    notes: [
      `${connections} connections, each with one request at a time, from another process on the same machine. The bare route answers a constant string of the same size. Medians of ${measured.length / targets.length} rounds, taking turns.`,
    ],
    measured,
  }
}
