import pg from 'pg'
import { Failure } from '../../book/failures.ts'
import { isTrusted, readPidFile, type Address, type PidFile } from './address.ts'
import { superuser } from './initialise.ts'
import type { Layout } from './layout.ts'

export const databaseName = 'openbook'

/** A server that answers, and a connection to it that tells when it goes away. The connection keeps no process alive. */
export interface Attached {
  readonly address: Address
  /** The postmaster's process id. */
  readonly pid: number
  readonly version: string
  readonly client: pg.Client
}

/** What a try to connect found: a server, one that is not ready (starting or stopping), or none. */
export type Attempt = Attached | 'not-ready' | 'absent'

/** Connects to the running server if there is one. Never starts anything. */
export async function tryAttach(layout: Layout): Promise<Attempt> {
  const address = await readPidFile(layout)
  if (!address || !(await isTrusted(layout, address))) return 'absent'
  try {
    const attached = await connect(address, databaseName)
    holdOpen(attached.client, false)
    return attached
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (notReady.has(code) || isTimeout(error)) return 'not-ready'
    if (code === missingDatabase) return createDatabase(layout, address)
    if (gone.has(code) || isCutOff(error)) return 'absent'
    throw new Failure('embedded.failed', { detail: messageOf(error), log: layout.log }, { cause: error })
  }
}

/** Whether the connection keeps this process alive. */
export function holdOpen(client: pg.Client, hold: boolean): void {
  // pg has these, its types do not.
  const referable = client as pg.Client & { ref(): void; unref(): void }
  if (hold) referable.ref()
  else referable.unref()
}

async function connect({ pid, ...address }: PidFile, database: string): Promise<Attached> {
  const client = new pg.Client({
    ...address,
    user: superuser,
    database,
    ssl: false,
    application_name: 'openbook (member)',
    connectionTimeoutMillis: 5_000,
  })
  // Whoever holds the client listens for its end; an error without a listener would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return { address, pid, version: rows[0]?.server_version ?? '', client }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

async function createDatabase(layout: Layout, address: PidFile): Promise<Attempt> {
  const { client } = await connect(address, 'postgres')
  await client.query(`create database ${databaseName}`)
  await client.end()
  return tryAttach(layout)
}

const missingDatabase = '3D000'
// cannot_connect_now, admin_shutdown, crash_shutdown
const notReady = new Set(['57P03', '57P01', '57P02'])
const gone = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTSOCK'])

function isTimeout(error: unknown): boolean {
  return /timeout/i.test(messageOf(error))
}

function isCutOff(error: unknown): boolean {
  return /connection terminated|client was closed/i.test(messageOf(error))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
