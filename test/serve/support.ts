import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { receive } from '../../src/receive/receive.ts'
import type { App } from '../../src/serve/app.ts'
import { buildServer } from '../../src/serve/server.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import type { Store } from '../../src/store/store.ts'
import { cancelUpload, discardUpload, releaseUpload, requeueUpload } from '../../src/store/uploads.ts'
import { createTestDatabase } from '../support/database.ts'

export interface TestApp {
  readonly app: App
  readonly store: Store
  readonly server: FastifyInstance
  /** What was logged, one JSON object a line. */
  readonly log: string[]
  /** Listens on a free port. @returns the server's address */
  listen(): Promise<string>
  close(): Promise<void>
}

export const maxUploadBytes = 4 * 1024 * 1024

/** A server on a database of its own, with a real `receive` and no worker. */
export async function openTestApp(change: (app: App) => App = (app) => app): Promise<TestApp> {
  const database = await createTestDatabase()
  const store = await database.open()
  const log: string[] = []
  const parts = { pool: store.pool, maxUploadBytes, enqueue: async () => {} }
  const app = change({
    config: { maxUploadBytes, uploadsAtOnce: 2 },
    store,
    version: '1.2.3',
    logger: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    keys: { encryptionKey: async () => '-----BEGIN PGP PUBLIC KEY BLOCK-----\n', list: async () => [] },
    receive: (body, request) => receive(parts, body, request),
    receiveSample: () => Promise.reject(new Error('this test has no sample book')),
    uploads: {
      retry: (key) => requeueUpload(store.pool, key),
      cancel: (key) => cancelUpload(store.pool, key),
      release: (key) => releaseUpload(store.pool, key),
      discard: (key) => discardUpload(store.pool, key),
    },
    rulesVersion: 'test',
    decide: (_, write) => inTransaction(store.pool, write),
    backlog: async () => ({ waiting: 3, oldestSeconds: 7, assessments: 1 }),
  })
  const server = await buildServer(app)
  return {
    app,
    store,
    server,
    log,
    async listen() {
      await server.listen({ host: '127.0.0.1', port: 0 })
      return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    },
    async close() {
      await server.close()
      await store.close()
      await database.drop()
    },
  }
}

export async function addBroker(store: Store, slug: string): Promise<number> {
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into brokers (slug, name) values ($1, $1 || ' & Co') returning id`,
    [slug],
  )
  return rows[0]!.id
}

/** `count` clients with ids 0, 3, 6…, of many equal and missing states, names in mixed case. */
export async function addClients(store: Store, brokerId: number, count: number): Promise<void> {
  await store.pool.query(
    `insert into clients (broker_id, id, name, city, state, sic, upload_id, line)
     select $1, n * 3, (array['acme', 'Acme', 'ÉCLAIR 100%', 'Zebra_Ltd', '=Sum', 'b\\c'])[1 + n % 6] || ' ' || n % 11,
       'Springfield', (array['IL', 'il', 'NY', null, ''])[1 + n % 5], '0213', 1, n + 2
     from generate_series(0, $2 - 1) n`,
    [brokerId, count],
  )
}

/** `count` policies, with missing dates and premiums, and premiums that a float could not hold apart. */
export async function addPolicies(store: Store, brokerId: number, count: number): Promise<void> {
  await store.pool.query(
    `insert into policies (broker_id, id, type, office, carrier_id, client_id, effective_date, expiration_date,
       written_premium, carrier_policy_number, upload_id, line)
     select $1, n, (array['General Liability', 'Cyber', null])[1 + n % 3], (array['North', 'South'])[1 + n % 2],
       n % 4, n % 7 * 3, date '2017-01-01' + n % 13,
       case when n % 5 > 0 then date '2018-01-01' + n % 13 end,
       case when n % 4 > 0 then 9007199254740991.25 + (n % 6) * 0.01 end, 'POL-' || n, 1, n + 2
     from generate_series(0, $2 - 1) n`,
    [brokerId, count],
  )
}

export async function addUpload(store: Store, brokerId: number, values: Record<string, unknown> = {}): Promise<number> {
  const row: Record<string, unknown> = {
    broker_id: brokerId,
    source: 'api',
    file_name: 'Clients.csv.gpg',
    encrypted: true,
    bytes: 1000,
    sha256: Buffer.alloc(32, 7),
    state: 'queued',
    ...values,
  }
  const names = Object.keys(row)
  const { rows } = await store.pool.query<{ id: number }>(
    `insert into uploads (id, ${names.join()}) values (nextval('upload_ids'), ${names.map((_, at) => `$${at + 1}`).join()})
     returning id`,
    Object.values(row),
  )
  return rows[0]!.id
}

/** Changes an upload as a worker would, and tells it. */
export async function changeUpload(store: Store, id: number, set: string): Promise<void> {
  const { rows } = await store.pool.query<{ broker_id: number }>(
    `update uploads set ${set} where id = $1 returning broker_id`,
    [id],
  )
  await store.pool.query(`select pg_notify('openbook_uploads', $1)`, [
    JSON.stringify({ broker_id: rows[0]!.broker_id, id }),
  ])
}

export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 120_000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Something that looks like an OpenPGP message to whoever only looks at its beginning. */
export function message(bytes: number): Buffer {
  const armor = Buffer.from('-----BEGIN PGP MESSAGE-----\n\nhQEMA')
  return Buffer.concat([armor, Buffer.alloc(Math.max(bytes - armor.length, 0), 'A')])
}
