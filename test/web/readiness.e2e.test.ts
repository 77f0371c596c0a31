import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReadinessShape } from '../../src/serve/shapes/readiness.ts'
import { findBarriers, findColorBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type AppPage, type WebApp } from './support/app.ts'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })

describeInBrowser('the readiness pages', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('sample')
  })
  afterAll(() => app?.close())

  const readiness = () => app.get<ReadinessShape>('/v1/readiness?broker=demo&limit=500')

  it('show the scorecard, and open the rows of a figure', async () => {
    const { grade, policies } = await readiness()
    const page = await app.open('/readiness')
    await page.getByRole('heading', { name: 'Where the policies stand' }).waitFor()
    expect(await page.getByRole('main').textContent()).toContain(dollars.format(Number(policies.in_scope.premium)))
    expect(await page.getByText(grade.letter!, { exact: true }).first().isVisible()).toBe(true)
    const [reason] = policies.reasons
    await page.getByRole('link', { name: reason!.sentence }).click()
    await page.getByRole('heading', { level: 1, name: reason!.sentence }).waitFor()
    await page
      .getByRole('link', { name: /^Policy \d+$/ })
      .first()
      .waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('open the rows of a fix with the cells to fill in marked, and hand them out as CSV', async () => {
    const { work } = await readiness()
    const fix = work.fixes.find(({ step, code }) => step === 'send' && code.endsWith('.missing'))!
    const page = await app.open('/readiness?tab=work&step=send')
    await page.getByRole('link', { name: fix.sentence.split(';')[0]!, exact: true }).click()
    await page.getByRole('table').getByText('fill in').first().waitFor()
    await page.reload()
    await page.getByRole('table').getByText('fill in').first().waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${fix.table}-${fix.id}.csv`)
    const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(header).toMatch(/^\uFEFFId,.*,_codes,_reasons$/)
    expect(rows).toHaveLength(fix.rows)
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('accept several repairs at once: the ready premium rises, in another tab, too', async () => {
    const before = await readiness()
    const repair = before.work.fixes.find(({ step, unlocks }) => step === 'answer' && unlocks.policies > 0)!.repair!
    const page = await app.open('/readiness?tab=repairs')
    const other = await app.open('/readiness?tab=repairs')
    expect(await shownReady(other)).toBe(dollars.format(Number(before.policies.ready.premium)))
    const boxes = page.getByRole('checkbox', { name: /^Choose: / })
    // One of the two is what a fix of the work list leads to.
    const first = page.locator(`li:has(a[href*="${repair}"])`).getByRole('checkbox')
    await first.check()
    await boxes.nth(1).check()
    await page.getByRole('button', { name: 'Accept 2 repairs' }).click()
    await page.getByText('Accepted 2 repairs.').waitFor()
    await page.getByText(/more is ready than when you opened this page/).waitFor()
    const after = await readiness()
    expect(Number(after.policies.ready.premium)).toBeGreaterThan(Number(before.policies.ready.premium))
    const shown = dollars.format(Number(after.policies.ready.premium))
    expect(await shownReady(page)).toBe(shown)
    await other.reload()
    await other
      .getByRole('checkbox', { name: /^Choose: / })
      .first()
      .waitFor()
    expect(await shownReady(other)).toBe(shown)
    expect(await other.locator(`li a[href*="${repair}"]`).count()).toBe(0)
    await other.getByRole('link', { name: 'Accepted' }).click()
    await other.locator(`li a[href*="${repair}"]`).waitFor()
    expect([...page.faults, ...other.faults]).toEqual([])
    await page.context().close()
    await other.context().close()
  })

  it('decide a policy type, which then waits no more, and take it back', async () => {
    const page = await app.open('/readiness?tab=types')
    const type = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Umbrella', exact: true }) })
    await type.getByRole('combobox').selectOption('umbrella-excess')
    await type.getByRole('button', { name: 'Decide' }).click()
    await page.getByText(/“Umbrella” is Commercial umbrella and excess, now and in files to come/).waitFor()
    await type.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Decided', exact: true }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Take back what “umbrella” is' }).click()
    await page.getByText('Nothing was decided yet').waitFor()
    await page.getByRole('link', { name: 'Wait for a decision' }).click()
    await type.waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('keep nobody out', async () => {
    const { work } = await readiness()
    const repair = work.fixes.find(({ step }) => step === 'answer')!.repair!
    const page = await app.open('/readiness?tab=work', { reducedMotion: 'reduce' })
    const paths = ['?tab=work', '?tab=repairs', '?tab=types&types=all', '?tab=held', `/repairs/${repair}`]
    for (const path of [...paths, '/findings/policy.type.missing', `/fixes/${encodeURIComponent(work.fixes[0]!.id)}`]) {
      await page.goto(`/readiness${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByText(/^Loading /).waitFor({ state: 'detached' })
      await page.emulateMedia({ colorScheme: 'light' })
      expect({ path, barriers: await findBarriers(page) }).toEqual({ path, barriers: [] })
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
      expect({ path, dark: await findColorBarriers(page) }).toEqual({ path, dark: [] })
      await page.setViewportSize({ width: 360, height: 740 })
      expect({ path, wider: await isWiderThanWindow(page) }).toEqual({ path, wider: false })
      await page.setViewportSize({ width: 1360, height: 900 })
    }
    await page.context().close()
  })
})

async function shownReady(page: AppPage): Promise<string> {
  return (await page.getByTestId('ready-premium').textContent()) ?? ''
}
