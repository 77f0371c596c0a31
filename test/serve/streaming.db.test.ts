import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker, addClients, openTestApp, until, type TestApp } from './support.ts'

let t: TestApp
let address: string
const count = 120_000

beforeAll(async () => {
  t = await openTestApp((app) => ({ ...app, limits: { exportsAtOnce: 1 } }))
  await addClients(t.store, await addBroker(t.store, 'one'), count)
  address = await t.listen()
})
afterAll(() => t.close())

/** Asks and takes nothing of the answer but its head. */
function ask(path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, resolve).on('error', reject).end()
  })
}

async function busy(): Promise<number> {
  return t.store.pool.totalCount - t.store.pool.idleCount
}

describe('a whole list', () => {
  it('comes to its end, every row once', async () => {
    const text = await (await fetch(`${address}/v1/clients?format=csv`)).text()
    const ids = text.trimEnd().split('\r\n').slice(1)
    expect(ids).toHaveLength(count)
    expect(Number(ids.at(-1)?.split(',')[0])).toBe((count - 1) * 3)
  })

  it('waits for a slow reader, holds its place, and is let go when the reader leaves', async () => {
    const slow = await ask('/v1/clients?format=ndjson')
    expect(slow.statusCode).toBe(200)
    expect(await busy()).toBe(1)
    const other = await fetch(`${address}/v1/clients?format=csv`)
    expect(other.status).toBe(503)
    expect(other.headers.get('retry-after')).toBe('5')
    expect(await other.json()).toMatchObject({
      code: 'server.crowded',
      detail: expect.stringContaining('1 whole lists'),
    })
    // Pages are still to be had.
    expect((await fetch(`${address}/v1/clients?limit=1`)).status).toBe(200)
    slow.destroy()
    await until(async () => (await busy()) === 0, 'the connection is given back')
    const next = await ask('/v1/clients?format=csv')
    expect(next.statusCode).toBe(200)
    next.destroy()
    await until(async () => (await busy()) === 0, 'the connection is given back again')
  })

  it('that breaks off half-way does not look whole', async () => {
    const answer = await ask('/v1/clients?format=csv')
    expect(answer.statusCode).toBe(200)
    // Nobody reads the answer yet, so that the cursor's session comes to rest between two fetches.
    await until(async () => {
      const { rowCount } = await t.store.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query like 'fetch%' and state like 'idle in transaction%'`,
      )
      return rowCount === 1
    }, 'the cursor’s session is ended')
    await expect(
      (async () => {
        for await (const _ of answer);
      })(),
    ).rejects.toThrow('aborted')
    await until(async () => (await busy()) === 0, 'the dead connection is dropped')
    expect((await fetch(`${address}/v1/clients?limit=1`)).status).toBe(200)
  })
})
