import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { joinEmbedded } from '../../src/store/embedded/embedded.ts'
import { openStore } from '../../src/store/store.ts'
import { administer, withDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that this project's tests run on, and the migrated database to clone. */
    server: { url: string; template: string }
  }
}

/** The installed PostgreSQL to test on as well: the one named, else one that answers at the usual place. */
export function installedUrl(): string {
  return process.env.OPENBOOK_TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
}

/** Why the installed PostgreSQL cannot be used, or what it is. */
export async function probeInstalled(): Promise<{ usable: boolean; note: string }> {
  const client = new pg.Client({ connectionString: installedUrl(), connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; number: number; creates: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
         (select rolcreatedb or rolsuper from pg_roles where rolname = current_user) as creates`,
    )
    const { version, number, creates } = rows[0]!
    if (number < 150_000) return { usable: false, note: `PostgreSQL ${version} is older than 15` }
    if (!creates) return { usable: false, note: `its user may not create databases` }
    return { usable: true, note: `PostgreSQL ${version}` }
  } catch (error) {
    return { usable: false, note: error instanceof Error ? error.message || error.name : String(error) }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts an embedded server for the run and makes the template on it. */
export async function provideEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'openbook-test-'))
  const server = await joinEmbedded(directory)
  const { host, user, database } = server.connection
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${server.connection.port}`
  await forgetDurability(url)
  await provide(project, url)
  return async () => {
    await server.leave()
    await rm(directory, { recursive: true, force: true })
  }
}

/** What is on this server ends with the run: nothing has to reach the disk. */
async function forgetDurability(url: string): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await administer(url, `alter system set ${setting} = off`)
  await administer(url, 'select pg_reload_conf()')
}

/** Makes the template on the installed server. */
export async function provideInstalled(project: TestProject): Promise<() => Promise<void>> {
  return provide(project, installedUrl())
}

async function provide(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = `openbook_template_${process.pid}`
  await administer(url, `drop database if exists ${template} with (force)`)
  await administer(url, `create database ${template}`)
  const store = await openStore({ databaseUrl: withDatabase(url, template), dataDirectory: '/nonexistent' })
  await store.close()
  project.provide('server', { url, template })
  return () => administer(url, `drop database if exists ${template} with (force)`)
}
