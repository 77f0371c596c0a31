import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker, addUpload, changeUpload, openTestApp, until, type TestApp } from './support.ts'

let t: TestApp
let address: string
let broker: number

beforeAll(async () => {
  // Polling is off, so that what comes can only have come by a notification.
  t = await openTestApp((app) => ({ ...app, limits: { pollTime: 3_600_000, heartbeatTime: 100, listenersAtOnce: 60 } }))
  broker = await addBroker(t.store, 'one')
  address = await t.listen()
})
afterAll(() => t.close())

interface Follower {
  /** The states seen so far, or 'end'. */
  readonly seen: string[]
  readonly text: () => string
  readonly ended: Promise<void>
  leave(): void
}

async function follow(id: number, at = address): Promise<Follower> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${at}/v1/uploads/${id}/events`, resolve).on('error', reject).end()
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  let text = ''
  const seen: string[] = []
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const whole = text.slice(0, text.lastIndexOf('\n\n') + 2).split('\n\n')
    seen.length = 0
    for (const event of whole) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? []
      if (name === 'upload') seen.push((JSON.parse(data!) as { state: string }).state)
      if (name === 'end') seen.push('end')
    }
  })
  const ended = new Promise<void>((resolve) => void answer.on('close', resolve))
  return { seen, text: () => text, ended, leave: () => void answer.destroy() }
}

async function listeningConnections(): Promise<number> {
  const { rows } = await t.store.pool.query<{ n: number }>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
  )
  return rows[0]!.n
}

async function listeners(): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  return Number(/^openbook_event_listeners (\d+)$/m.exec(metrics)?.[1])
}

describe('an upload’s events', () => {
  it('show it now, at every change, and end after the final state', async () => {
    const id = await addUpload(t.store, broker)
    const follower = await follow(id)
    await until(() => follower.seen.length === 1, 'the state now has come')
    await until(async () => (await listeningConnections()) === 1, 'the server listens')
    await changeUpload(t.store, id, `state = 'running', phase = 'reading'`)
    await until(() => follower.seen.length === 2, 'the change has come')
    await changeUpload(t.store, id, `state = 'succeeded', phase = null, bytes_done = bytes`)
    await follower.ended
    expect(follower.seen).toEqual(['queued', 'running', 'succeeded', 'end'])
    // The data is the resource itself.
    const last = follower.text().split('\n\n').at(-3)!.split('data: ')[1]!
    const now = await fetch(`${address}/v1/uploads/${id}`)
    expect(JSON.parse(last)).toEqual(await now.json())
  })

  it('of an upload that has ended are one, and the end', async () => {
    const id = await addUpload(t.store, broker, { state: 'cancelled' })
    const follower = await follow(id)
    await follower.ended
    expect(follower.seen).toEqual(['cancelled', 'end'])
    const injected = await t.server.inject(`/v1/uploads/${id}/events`)
    expect(injected.body).toMatch(/^event: upload\ndata: \{.*\}\n\nevent: end\ndata: \{\}\n\n$/)
  })

  it('say that the connection lives when nothing happens, and do not repeat themselves', async () => {
    const id = await addUpload(t.store, broker)
    const follower = await follow(id)
    await until(() => follower.text().split(': still here').length > 3, 'heartbeats have come')
    await changeUpload(t.store, id, `state = state`)
    const beats = follower.text().split(': still here').length
    await until(() => follower.text().split(': still here').length > beats + 1, 'some more have come')
    expect(follower.seen).toEqual(['queued'])
    follower.leave()
  })

  it('reach many listeners over one connection, which goes when the last one leaves', async () => {
    const ids = [await addUpload(t.store, broker), await addUpload(t.store, broker)]
    const followers = await Promise.all(Array.from({ length: 50 }, (_, at) => follow(ids[at % 2]!)))
    await until(() => followers.every(({ seen }) => seen.length === 1), 'all know the state now')
    await until(async () => (await listeningConnections()) === 1, 'the server listens')
    expect(await listeners()).toBe(50)
    for (const follower of followers.slice(0, 10)) follower.leave()
    await until(async () => (await listeners()) === 40, 'those that left are gone')
    for (const id of ids) await changeUpload(t.store, id, `state = 'cancelled'`)
    await Promise.all(followers.slice(10).map(({ ended }) => ended))
    for (const { seen } of followers.slice(10)) expect(seen).toEqual(['queued', 'cancelled', 'end'])
    await until(async () => (await listeningConnections()) === 0, 'the connection is gone')
    expect(await listeners()).toBe(0)
  })

  it('are told again after the connection broke, even what happened meanwhile', async () => {
    const id = await addUpload(t.store, broker)
    const follower = await follow(id)
    await until(() => follower.seen.length === 1, 'the state now has come')
    await until(async () => (await listeningConnections()) === 1, 'the server listens')
    await t.store.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
    )
    await changeUpload(t.store, id, `state = 'running'`)
    await until(() => follower.seen.length === 2, 'the change has come all the same')
    await changeUpload(t.store, id, `state = 'cancelled'`)
    await follower.ended
    expect(follower.seen).toEqual(['queued', 'running', 'cancelled', 'end'])
  })

  it('of an upload that is not there are a 404', async () => {
    expect((await fetch(`${address}/v1/uploads/999999/events`)).status).toBe(404)
  })

  it('have limited places', async () => {
    const id = await addUpload(t.store, broker)
    const followers = await Promise.all(Array.from({ length: 60 }, () => follow(id)))
    const answer = await fetch(`${address}/v1/uploads/${id}/events`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      code: 'server.crowded',
      detail: expect.stringContaining('60 listeners'),
    })
    for (const follower of followers) follower.leave()
    await until(async () => (await listeners()) === 0, 'all have left')
    const next = await follow(id)
    next.leave()
  })
})

it('a slow poll catches what no notification told', async () => {
  const polling = await openTestApp((app) => ({ ...app, limits: { pollTime: 50 } }))
  const at = await polling.listen()
  const id = await addUpload(polling.store, await addBroker(polling.store, 'one'))
  const follower = await follow(id, at)
  await until(() => follower.seen.length === 1, 'the state now has come')
  await polling.store.pool.query(`update uploads set state = 'cancelled' where id = $1`, [id])
  await follower.ended
  expect(follower.seen).toEqual(['queued', 'cancelled', 'end'])
  await polling.close()
})

describe('closing the server', () => {
  it('ends streams of events and idle connections at once', async () => {
    // What goes on would have longer than a test may take.
    const closing = await openTestApp((app) => ({ ...app, limits: { closeTime: 600_000 } }))
    const at = await closing.listen()
    const id = await addUpload(closing.store, await addBroker(closing.store, 'one'))
    const follower = await follow(id, at)
    await until(() => follower.seen.length === 1, 'the state now has come')
    await (await fetch(`${at}/livez`)).text()
    await closing.server.close()
    await follower.ended
    expect(follower.seen).toEqual(['queued'])
    await closing.close()
  })

  it('gives requests that go on some time, and not more', async () => {
    const closing = await openTestApp((app) => ({ ...app, limits: { closeTime: 200 } }))
    const at = await closing.listen()
    const { hostname, port } = new URL(at)
    const { connect } = await import('node:net')
    const socket = connect(Number(port), hostname)
    const gone = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => {})
    const begun = new Promise((resolve) => socket.once('data', resolve))
    socket.write('POST /v1/uploads HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9999\r\nexpect: 100-continue\r\n\r\n')
    await begun
    const since = performance.now()
    await closing.server.close()
    await gone
    // Not the ten seconds that it has unless told otherwise.
    expect(performance.now() - since).toBeLessThan(9000)
    await closing.close()
  })
})
