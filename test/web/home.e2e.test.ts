import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReadinessShape } from '../../src/serve/shapes/readiness.ts'
import { until } from '../support/until.ts'
import { findBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type AppPage, type WebApp } from './support/app.ts'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })

describeInBrowser('home', () => {
  let app: WebApp
  let page: AppPage
  beforeAll(async () => {
    app = await openApp('empty')
    page = await app.open('/', { permissions: ['clipboard-read', 'clipboard-write'] })
  })
  afterAll(() => app?.close())

  it('says how a first book comes here: the key, the line that encrypts, where to send', async () => {
    await page.getByRole('heading', { level: 1, name: 'Welcome to Openbook' }).waitFor()
    const answer = await fetch(`${app.url}/v1/encryption-key`, { headers: { accept: 'application/json' } })
    const key = (await answer.json()) as { fingerprint: string; armored: string }
    const shown = await page.getByText(/^[0-9A-F ]{45,}$/).textContent()
    expect(shown!.replaceAll(' ', '')).toBe(key.fingerprint)
    await page.getByRole('button', { name: 'Copy the key' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key.armored)
    await page.getByText('gpg --encrypt --recipient-file openbook.asc Clients.csv', { exact: true }).waitFor()
    await page.getByText(`curl -F file=@Clients.csv.gpg '${app.url}/v1/uploads'`, { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await isWiderThanWindow(page)).toBe(false)
    await page.setViewportSize({ width: 1360, height: 900 })
  })

  it('fills by itself once the sample book is loaded, and leads on', async () => {
    await page.getByRole('button', { name: 'Load the sample book' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sample Brokerage' }).waitFor()
    const readiness = () => app.get<ReadinessShape>('/v1/readiness?broker=demo')
    await until('the sample book is assessed', async () => isWhole(await readiness()), { every: 300 })
    const { policies, work, renewals } = await readiness()
    await page
      .getByText(dollars.format(Number(policies.ready.premium)), { exact: true })
      .first()
      .waitFor()
    await page.getByText('Bringing the figures up to date').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: `${work.rejected} rejected rows` }).waitFor()
    expect(await page.getByRole('cell', { name: 'Succeeded' }).count()).toBe(3)
    expect(await findBarriers(page)).toEqual([])

    await page.getByRole('button', { name: 'Show as table' }).click()
    const [, second] = renewals
    const named = new Date(`${second!.month}-01T00:00Z`).toLocaleDateString('en-US', {
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    })
    await page.getByRole('button', { name: named }).click()
    await page.waitForURL((url) => url.pathname === '/opportunities')
    expect(new URL(page.url()).searchParams.get('expires_from')).toBe(`${second!.month}-01`)
    expect(page.faults).toEqual([])
  })
})

const isWhole = ({ policies, assessment }: ReadinessShape) => policies.all.policies > 0 && assessment?.current === true
