import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type WebApp } from './support/app.ts'

/** Every page, by its address and its heading; `:policy` and the like are ids of the sample book. */
const pages: readonly (readonly [string, RegExp])[] = [['/', /./]]

describeInBrowser('every page', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('sample')
  })
  afterAll(() => app?.close())

  for (const [path, heading] of pages) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`${path} keeps nobody out, ${colorScheme}, wide and narrow`, async () => {
        const page = await app.open(path, { colorScheme })
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await page.waitForLoadState('networkidle')
        expect(await findBarriers(page)).toEqual([])
        await page.setViewportSize({ width: 360, height: 740 })
        expect(await isWiderThanWindow(page)).toBe(false)
        expect(page.faults).toEqual([])
        await page.context().close()
      })
    }
  }

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
