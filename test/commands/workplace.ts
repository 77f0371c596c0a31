import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '../support/database.ts'
import { openbook, startOpenbook, type Run, type RunOptions } from './cli.ts'

/** A folder and a database of the test's own, and the command run on them. */
export interface Workplace {
  readonly folder: string
  readonly databaseUrl: string
  readonly settings: Record<string, string>
  run(args: readonly string[], options?: RunOptions): Promise<Run>
  start(args: readonly string[], options?: RunOptions): ReturnType<typeof startOpenbook>
  file(name: string, content: string | Uint8Array): Promise<string>
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function createWorkplace(extra: Record<string, string> = {}): Promise<Workplace> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'openbook-command-'))
  const settings = { DATABASE_URL: database.url, OPENBOOK_DATA: join(folder, 'data'), ...extra }
  const withSettings = (options: RunOptions = {}) => ({ cwd: folder, ...options, env: { ...settings, ...options.env } })
  return {
    folder,
    databaseUrl: database.url,
    settings,
    run: (args, options) => openbook(args, withSettings(options)),
    start: (args, options) => startOpenbook(args, withSettings(options)),
    async file(name, content) {
      await writeFile(join(folder, name), content)
      return name
    },
    async query<Row>(sql: string, values: unknown[] = []) {
      const store = await database.open()
      try {
        return (await store.pool.query(sql, values)).rows as Row[]
      } finally {
        await store.close()
      }
    },
    async close() {
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
