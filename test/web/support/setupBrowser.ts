import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../../../scripts/browser/findChromium.ts'
import { openbook } from '../../commands/cli.ts'
import { administer, withDatabase } from '../../support/database.ts'
import { provideEmbedded } from '../../support/servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Chromium to drive; null where none could be had. */
    chromium: string | null
    /** A database with the sample book in it, to clone, and the folder with the keys it was loaded with. */
    sampleBook: { database: string; folder: string } | null
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A database server, a browser, the built app, and a sample book that was loaded once, for all tests of the app. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stop = await provideEmbedded(project)
  const found = findChromium()
  project.provide('chromium', found.path ?? null)
  if (found.path === undefined) {
    console.log(`Browser: none, so that the tests of the web app are left out (${found.why}).`)
    project.provide('sampleBook', null)
    return stop
  }
  console.log(`Browser: ${found.path}.`)
  build()
  const book = await makeSampleBook(project)
  project.provide('sampleBook', book)
  return async () => {
    await stop()
    await rm(book.folder, { recursive: true, force: true })
  }
}

function build(): void {
  const { status, stderr } = spawnSync(`${root}scripts/with-node`, [`${root}scripts/build-web`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the web app could not be built:\n${stderr}`)
}

async function makeSampleBook(project: TestProject) {
  const { url, template } = project.getProvidedContext().server
  const database = `openbook_sample_${process.pid}`
  await administer(url, `create database ${database} template ${template}`)
  const folder = await mkdtemp(join(tmpdir(), 'openbook-sample-'))
  const env = { DATABASE_URL: withDatabase(url, database), OPENBOOK_DATA: folder, PORT: '0' }
  const { code, stderr } = await openbook(['demo', '--exit'], { env, cwd: folder })
  if (code !== 0) throw new Error(`the sample book could not be made:\n${stderr}`)
  return { database, folder }
}
