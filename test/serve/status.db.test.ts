import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyShown } from '../../src/serve/shapes/status.ts'
import { addBroker, addUpload, openTestApp, type TestApp } from './support.ts'

const day = 24 * 60 * 60 * 1000

/** Expires in so many days. */
function key(fingerprint: string, days: number | undefined, more: Partial<KeyShown> = {}): KeyShown {
  const expires = days === undefined ? undefined : new Date(Date.now() + days * day)
  return { fingerprint, userIds: ['Someone'], created: new Date(0), expires, kind: 'private', current: false, ...more }
}

let t: TestApp

beforeAll(async () => {
  t = await openTestApp((app) => ({
    ...app,
    keys: {
      ...app.keys,
      list: async () => [
        key('A1', undefined, { current: true }),
        key('B2', 29),
        key('C3', 31),
        key('D4', -1),
        key('E5', 400, { kind: 'signer' }),
      ],
    },
    workers: async () => [{ since: new Date(0), heard: new Date(1000), alive: true, loading: 2 }],
  }))
  const broker = await addBroker(t.store, 'one')
  const failed = { state: 'failed', failure_code: 'work.attempts', failure_params: '{}' }
  await addUpload(t.store, broker, { ...failed, started_at: 'now', finished_at: 'now' })
  await addUpload(t.store, broker, { ...failed, started_at: '2020-01-01', finished_at: '2020-01-01' })
})
afterAll(() => t.close())

describe('the status', () => {
  it('tells of the database, the queue and the workers', async () => {
    const status = (await t.server.inject('/v1/status')).json()
    expect(status).toMatchObject({
      version: '1.2.3',
      database: { kind: t.store.description.kind, version: expect.stringMatching(/^\d/), reachable: true },
      queue: {
        waiting: 3,
        oldest_waiting_seconds: 7,
        running: 0,
        held: 0,
        failed_last_day: 1,
        assessments_waiting: 1,
      },
      workers: [{ since: '1970-01-01T00:00:00.000Z', heard_at: '1970-01-01T00:00:01.000Z', alive: true, loading: 2 }],
    })
    expect(status.database.bytes).toBeGreaterThan(1_000_000)
    expect(Date.parse(status.started_at)).toBeLessThanOrEqual(Date.parse(status.now))
  })

  it('tells what each key is for and when it ends', async () => {
    const { keys } = (await t.server.inject('/v1/status')).json()
    const told = keys.map((each: Record<string, unknown>) => [each.fingerprint, each.state, each.use, each.handed_out])
    expect(told).toEqual([
      ['A1', 'valid', 'opens-files', true],
      ['B2', 'expires-soon', 'opens-files', false],
      ['C3', 'valid', 'opens-files', false],
      ['D4', 'expired', 'opens-files', false],
      ['E5', 'valid', 'checks-signatures', false],
    ])
    expect(keys[0]).toMatchObject({ user_ids: ['Someone'], created: '1970-01-01T00:00:00.000Z', expires: null })
  })

  it('says nothing about where anything is', async () => {
    const { body } = await t.server.inject('/v1/status')
    const { host, port, connectionString = '' } = t.store.connection
    const secrets = [t.store.description.where, host, `:${port}`, connectionString, process.cwd(), `"pid"`]
    for (const secret of secrets.filter(Boolean)) expect(body).not.toContain(secret)
  })

  it('answers without a database and without keys that can be read', async () => {
    const pool = new pg.Pool({ host: '127.0.0.1', port: 1 })
    const list = () => Promise.reject(new Error('/secret/folder'))
    const down = await openTestApp((app) => ({ ...app, store: { ...app.store, pool }, keys: { ...app.keys, list } }))
    const answer = await down.server.inject('/v1/status')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      database: { reachable: false, bytes: null },
      queue: null,
      workers: null,
      keys: null,
    })
    expect(answer.body).not.toContain('secret')
    await down.close()
  })
})
