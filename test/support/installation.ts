import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOpenbook, type Openbook } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { findOrMakeBroker } from '../../src/store/brokers.ts'
import { loadFile } from '../../src/work/loadFile.ts'
import type { UploadResult } from '../../src/store/uploads.ts'
import { createTestDatabase } from './database.ts'

/** A whole installation of the test's own: a database, a folder with keys, one broker. */
export interface Installation {
  readonly openbook: Openbook
  readonly brokerId: number
  readonly folder: string
  readonly databaseUrl: string
  /** Writes a file into the installation's folder. @returns its path */
  file(name: string, content: string | Uint8Array): Promise<string>
  /** Loads a file as the command does. @throws the failure when it fails */
  load(path: string): Promise<UploadResult & { uploadId: number }>
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function createInstallation(settings: Record<string, string> = {}): Promise<Installation> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'openbook-test-'))
  const config = readConfig({ DATABASE_URL: database.url, OPENBOOK_DATA: folder, PORT: '0', ...settings })
  const openbook = await openOpenbook(config)
  const broker = await findOrMakeBroker(openbook.pool, undefined)
  return {
    openbook,
    brokerId: broker.id,
    folder,
    databaseUrl: database.url,
    async file(name, content) {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    async load(path) {
      const { uploadId, outcome } = await loadFile(openbook, { path, brokerId: broker.id })
      if (outcome.state === 'failed') throw outcome.failure
      if (outcome.state !== 'succeeded') throw new Error(`the load was ${outcome.state}`)
      return { ...outcome.result, uploadId }
    },
    async query<Row>(sql: string, values: unknown[] = []) {
      const { rows } = await openbook.pool.query(sql, values)
      return rows as Row[]
    },
    async close() {
      await openbook.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
