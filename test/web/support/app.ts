import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describe, inject } from 'vitest'
import { launch } from '../../../scripts/browser/launch.ts'
import { administer, withDatabase } from '../../support/database.ts'
import { startCommand, type CommandProcess } from '../../support/process.ts'

const canBrowse = inject('chromium') !== null

/** `describe` for what needs a browser: left out, and said so, where none could be had. */
export function describeInBrowser(name: string, tests: () => void): void {
  // The name is the caller’s.
  // oxlint-disable-next-line vitest/valid-title, vitest/valid-describe-callback
  describe.skipIf(!canBrowse)(name, tests)
}

/** A real server on a database of the test's own, and a real browser that looks at it. */
export interface WebApp {
  /** http://127.0.0.1:12345 */
  readonly url: string
  /** The environment that a command needs to speak of the same book. */
  readonly settings: Readonly<Record<'DATABASE_URL' | 'OPENBOOK_DATA', string>>
  /** Opens a page in a window of its own (nothing is shared with the others). @param path such as /uploads?state=held */
  open(path: string, options?: BrowserContextOptions): Promise<AppPage>
  /** A call to the API: its JSON. */
  get<T = unknown>(path: string): Promise<T>
  /** Ends the server hard and starts it again at the same address. */
  restart(whileGone?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** A page, and everything that went wrong on it: tests expect `page.faults` to be empty. */
export type AppPage = Page & { readonly faults: string[] }

/**
 * @param book `sample`: the broker `demo` with its book loaded; `empty`: a new installation
 * @param args of `openbook serve`: --no-work leaves uploads queued
 */
export async function openApp(book: 'sample' | 'empty', args: readonly string[] = []): Promise<WebApp> {
  const { databaseUrl, drop } = await makeDatabase(book)
  const folder = await mkdtemp(join(tmpdir(), 'openbook-web-'))
  if (book === 'sample') await cp(inject('sampleBook')!.folder, folder, { recursive: true })
  const settings = { DATABASE_URL: databaseUrl, OPENBOOK_DATA: folder }
  let server = await startServer(settings, '0', args)
  const { url } = server
  let browser: Browser | undefined
  return {
    url,
    settings,
    async open(path, options) {
      browser ??= await launch(inject('chromium')!)
      const context = await browser.newContext({ baseURL: url, viewport: { width: 1360, height: 900 }, ...options })
      context.setDefaultTimeout(45_000)
      const page = noticeFaults(await context.newPage(), url)
      await page.goto(path)
      return page
    },
    async get<T>(path: string) {
      const answer = await fetch(`${url}${path}`)
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async restart(whileGone) {
      await server.process.end('SIGKILL')
      await whileGone?.()
      server = await startServer(settings, new URL(url).port, args)
    },
    async close() {
      await browser?.close()
      await server.process.end('SIGTERM')
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeDatabase(book: 'sample' | 'empty') {
  const server = inject('server')
  const name = `openbook_web_${process.pid}_${randomBytes(4).toString('hex')}`
  const template = book === 'sample' ? inject('sampleBook')!.database : server.template
  await administer(server.url, `create database ${name} template ${template}`)
  return {
    databaseUrl: withDatabase(server.url, name),
    drop: () => administer(server.url, `drop database if exists ${name} with (force)`),
  }
}

async function startServer(settings: Record<string, string>, port: string, args: readonly string[]) {
  const process: CommandProcess = startCommand(['serve', '--port', port, ...args], settings)
  const [, url = ''] = await process.printed(/listens on (http:\S+)/)
  return { process, url }
}

/** Errors of scripts, what the policy forbade, and requests to anybody but the server. */
function noticeFaults(page: Page, url: string): AppPage {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // What the API refuses is a line on the console, too; tests look at what the page makes of it.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) faults.push(message.text())
  })
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !/^(data|blob):/.test(asked)) faults.push(`asked ${asked}`)
  })
  return Object.assign(page, { faults })
}
