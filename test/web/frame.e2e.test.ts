import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBarriers, findColorBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type WebApp } from './support/app.ts'

/** Every page; the ids are those of the sample book, which comes from a seed. */
const pages = [
  '/',
  '/opportunities',
  '/policies/9108',
  '/readiness',
  '/upload',
  '/uploads',
  '/uploads/4',
  '/clients',
  '/clients/157',
  '/carriers',
  '/carriers/788',
  '/policies',
  '/status',
]

describeInBrowser('every page', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('sample')
  })
  afterAll(() => app?.close())

  it.each(pages)('%s keeps nobody out, light and dark, and fits a narrow window', async (path) => {
    const page = await app.open(path, { colorScheme: 'light', reducedMotion: 'reduce' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await findBarriers(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    expect(await findColorBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await isWiderThanWindow(page)).toBe(false)
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('home costs less than 350 kB of script, compressed', async () => {
    const page = await app.open('/')
    await page.waitForLoadState('networkidle')
    const scripts = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ encodedBodySize }) => encodedBodySize),
    )
    expect(scripts.length).toBeGreaterThan(1)
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000)
    await page.context().close()
  })
})
