import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Browser, Page } from 'playwright-core'
import { findChromium } from './browser/findChromium.ts'
import { launch } from './browser/launch.ts'
import { root } from './docs/pages.ts'

/**
 * `npm run screenshots [FOLDER [NAME…]]`: every page of the web app with the sample book, light and dark, wide and
 * narrow, as pictures in the folder (screenshots/ where none is given) to look at one by one. Those of the README are
 * written to docs/screenshots/.
 */
const views: readonly View[] = [
  { name: 'home', path: '/' },
  { name: 'empty', path: '/', book: 'none' },
  { name: 'upload', path: '/upload' },
  { name: 'uploads', path: '/uploads' },
  { name: 'one-upload', path: '/uploads/4' },
  { name: 'readiness', path: '/readiness' },
  { name: 'work-list', path: '/readiness?tab=work' },
  { name: 'repairs', path: '/readiness?tab=repairs' },
  { name: 'policy-types', path: '/readiness?tab=types' },
  { name: 'opportunities', path: '/opportunities' },
  { name: 'policy', path: '/policies/9108' },
  { name: 'clients', path: '/clients' },
  { name: 'client', path: '/clients/157' },
  { name: 'carriers', path: '/carriers' },
  { name: 'carrier', path: '/carriers/788' },
  { name: 'policies', path: '/policies' },
  { name: 'status', path: '/status' },
]

interface View {
  readonly name: string
  readonly path: string
  readonly book?: 'none'
}

const sizes = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } }
const forReadme = new Set(['home', 'opportunities'])

const [folder = join(root, 'screenshots'), ...names] = process.argv.slice(2)
const found = findChromium()
if (found.path === undefined) throw new Error(`There is no browser: ${found.why}.`)
await mkdir(folder, { recursive: true })
await mkdir(join(root, 'docs/screenshots'), { recursive: true })
await using sample = await startOpenbook('demo')
await using empty = await startOpenbook('serve')
const browser = await launch(found.path)
for (const view of views.filter(({ name }) => names.length === 0 || names.includes(name))) {
  await shoot(browser, view.book === 'none' ? empty.url : sample.url, view)
}
await browser.close()

async function shoot(browser: Browser, url: string, view: View): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' })
      const page = await context.newPage()
      await page.goto(url + view.path)
      await settled(page)
      const name = `${view.name}-${colorScheme}-${size}.png`
      await page.screenshot({ path: join(folder, name), fullPage: true })
      if (size === 'wide' && colorScheme === 'light' && forReadme.has(view.name)) {
        await page.screenshot({ path: join(root, 'docs/screenshots', `${view.name}.png`) })
      }
      console.log(name)
      await context.close()
    }
  }
}

/** Nothing is being fetched or said to be loading any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.getByText(/^Loading/).waitFor({ state: 'hidden' })
}

/** A server with a folder of its own, gone with everything in it at the end. */
async function startOpenbook(command: 'demo' | 'serve') {
  const data = await mkdtemp(join(tmpdir(), 'openbook-screenshots-'))
  const child = spawn(join(root, 'bin/openbook'), [command, '--port', '0'], {
    env: { ...process.env, OPENBOOK_DATA: data, OPENBOOK_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await said(child, command === 'demo' ? /Open (http:\/\/[^/]+)[^]*Serving until/ : /listens on (http:\S+)/)
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(data, { recursive: true, force: true })
    },
  }
}

function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString()
      const [, url] = pattern.exec(text) ?? []
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`openbook ended with ${code}:\n${text}`)))
  })
}
