import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Opportunity } from '../../src/serve/shapes/opportunity.ts'
import { findBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type AppPage, type WebApp } from './support/app.ts'

interface Totals {
  total: { count: number; premium: string }
  groups: { month: { key: string; count: number }[] }
}

const count = (number: number) => number.toLocaleString('en-US')

/** The API’s list and sums for what an address shows. */
function apiOf(app: WebApp, page: AppPage) {
  const search = new URLSearchParams(new URL(page.url()).search)
  for (const name of ['columns', 'chart']) search.delete(name)
  const filters = new URLSearchParams(search)
  filters.delete('sort')
  return {
    totals: () => app.get<Totals>(`/v1/opportunities/summary?by=month&${filters.toString()}`),
    list: async () => (await app.get<{ data: Opportunity[] }>(`/v1/opportunities?limit=500&${search.toString()}`)).data,
  }
}

const said = (page: AppPage, policies: number) =>
  page
    .getByRole('status')
    .filter({ hasText: `${count(policies)} polic` })
    .waitFor()

const listOf = (page: AppPage) => page.locator('[data-scroll-restoration-id=Opportunities]')

/** Scrolls the list, and says how many rows are drawn and which is the last. */
const scroll = (page: AppPage, top: number) =>
  listOf(page).evaluate(async (list, top) => {
    list.scrollTop = top
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const rows = [...list.querySelectorAll('[role=row]')]
    return { rows: rows.length, last: Number(rows.at(-1)!.getAttribute('aria-rowindex')) - 1 }
  }, top)

describeInBrowser('opportunities', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('sample')
  })
  afterAll(() => app?.close())

  it('are narrowed together: figures, chart, table and file are of the same policies, and the address is the view', async () => {
    const page = await app.open('/opportunities')
    await page.getByRole('button', { name: 'State' }).click()
    await page.getByRole('checkbox', { name: /^TX/ }).check()
    await page.getByRole('checkbox', { name: /^CO/ }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Early/ }).click()
    await page.getByRole('button', { name: 'Premium', exact: true }).last().click()
    await page.waitForURL(/sort=-premium/)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Policy’s id' }).check()
    await page.getByRole('checkbox', { name: 'Office' }).uncheck()
    await page.keyboard.press('Escape')

    const { totals, list } = apiOf(app, page)
    const { total, groups } = await totals()
    expect(total.count).toBeGreaterThan(10)
    await said(page, total.count)
    const rows = await list()
    expect(rows.every(({ client, bucket }) => /^(TX|CO)$/.test(client!.state!) && bucket === 'early')).toBe(true)
    const shown = page.getByRole('table', { name: 'Opportunities' })
    expect(await shown.getAttribute('aria-rowcount')).toBe(String(total.count + 1))
    const first = await shown.getByRole('row').nth(1).innerText()
    expect(first).toContain(rows[0]!.client!.name)
    await page.getByRole('button', { name: 'Show as table' }).click()
    await page.getByRole('radiogroup').getByText('Policies').click()
    const months = page.getByRole('figure').getByRole('row')
    await expect
      .poll(async () => (await months.allInnerTexts()).slice(1).map((row) => row.split('\t')[1]))
      .toEqual(expect.arrayContaining(groups.month.map((month) => count(month.count))))

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export as CSV' }).click()
    const [head, ...lines] = parse(await readFile(await (await download).path(), 'utf8'))
    const names = ['client_name', 'policy_id', 'x_date', 'days_left', 'line', 'state', 'division_title']
    expect(head).toEqual([...names, 'carrier_name', 'premium'])
    expect(lines.map((line) => line[1])).toEqual(rows.map(({ id }) => String(id)))
    expect(lines[0]).toEqual([
      rows[0]!.client!.name,
      String(rows[0]!.id),
      rows[0]!.x_date,
      String(rows[0]!.days_left),
      rows[0]!.line,
      rows[0]!.client!.state,
      rows[0]!.industry.division_title,
      rows[0]!.carrier!.name,
      rows[0]!.premium,
    ])

    const address = page.url()
    await page.reload()
    await said(page, total.count)
    expect(page.url()).toBe(address)
    expect(await shown.getByRole('row').nth(1).innerText()).toBe(first)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await said(page, (await app.get<Totals>('/v1/opportunities/summary')).total.count)
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('are those of a month that is clicked, until it is clicked again', async () => {
    const page = await app.open('/opportunities')
    const all = (await apiOf(app, page).totals()).total.count
    await said(page, all)
    const middle = await page.locator('figure svg').boundingBox()
    const click = () => page.mouse.click(middle!.x + middle!.width / 2, middle!.y + middle!.height / 2)
    await click()
    await page.waitForURL(/expires_from=20\d\d-\d\d-01&expires_to=20\d\d-\d\d-(28|29|30|31)/)
    const { count } = (await apiOf(app, page).totals()).total
    expect(count).toBeLessThan(all)
    await said(page, count)
    await click()
    await said(page, all)
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  it('lead to their policy, and it back to the same place', async () => {
    const page = await app.open('/opportunities?readiness=any')
    await said(page, (await apiOf(app, page).totals()).total.count)
    // The totals may be there before the first rows, and an empty list cannot be scrolled.
    await page.locator('[aria-rowindex="2"]').waitFor()
    await scroll(page, 8000)
    const link = page.locator('[aria-rowindex="206"]').getByRole('link')
    const name = await link.innerText()
    await page.locator('[aria-rowindex="206"]').getByRole('cell').nth(1).click()
    await page.waitForURL(/\/policies\/\d+/)
    const id = /\d+$/.exec(new URL(page.url()).pathname)![0]
    const policy = await app.get<{ assessment: { findings: { message: string }[] }; provenance: { line: number } }>(
      `/v1/policies/${id}`,
    )
    await page.getByText(`Policies.csv, line ${policy.provenance.line}`).first().waitFor()
    for (const { message } of policy.assessment.findings) await page.getByText(message).waitFor()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await page.waitForURL(/readiness=any/)
    await expect.poll(() => link.innerText()).toBe(name)
    expect(await listOf(page).evaluate((list) => list.scrollTop)).toBe(8000)
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('can be narrowed, sorted and opened by the keyboard alone', async () => {
    const page = await app.open('/opportunities')
    const tabTo = async (name: RegExp, type = '') => {
      for (let at = 0; at < 60; at++) {
        await page.keyboard.press('Tab')
        const [text, kind] = await page.evaluate(() => {
          const { activeElement: now } = document
          return [now?.textContent ?? '', now?.getAttribute('type') ?? ''] as const
        })
        if (name.test(text) && kind.includes(type)) return
      }
      throw new Error(`${String(name)} is not reached by Tab`)
    }
    await said(page, (await apiOf(app, page).totals()).total.count)
    await tabTo(/^Prime/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/bucket=prime/)
    await tabTo(/^Industry/)
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox').first().waitFor()
    await tabTo(/^/, 'checkbox')
    await page.keyboard.press('Space')
    await page.waitForURL(/division=/)
    await page.keyboard.press('Escape')
    await tabTo(/^Premium$/)
    await tabTo(/^Premium$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/sort=-premium/)
    const [first] = await apiOf(app, page).list()
    await tabTo(new RegExp(`^${first!.client!.name!}$`))
    await page.keyboard.press('Enter')
    await page.waitForURL(/policies/)
    expect(new URL(page.url()).pathname).toBe(`/policies/${first!.id}`)
    await page.context().close()
  })

  it('keep nobody out with a menu or the panel of filters open', async () => {
    const page = await app.open('/opportunities?state=TX', { colorScheme: 'dark' })
    await page.getByRole('button', { name: /^Incumbent/ }).click()
    await page.getByRole('checkbox').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('button', { name: /^Filters/ }).click()
    await page
      .getByRole('button', { name: /^X-date/ })
      .first()
      .click()
    await page.getByLabel('First day').waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await isWiderThanWindow(page)).toBe(false)
    await page.context().close()
  })

  it('may be a hundred thousand: only the rows in sight are drawn, and the next are there in time', async () => {
    const all = 100_000
    const [sample] = (await app.get<{ data: Opportunity[] }>('/v1/opportunities?limit=1')).data
    const page = await app.open('/livez')
    // Answered on the page itself: a list of the server's would take long to make.
    await page.addInitScript(
      ({ all, sample }) => {
        const ask = globalThis.fetch
        globalThis.fetch = async (input) => {
          const url = new URL(new Request(input).url)
          if (url.pathname === '/v1/opportunities') {
            const from = Number(url.searchParams.get('cursor') ?? 0)
            const data = Array.from({ length: 5000 }, (_, at) => ({ ...sample, id: from + at }))
            const next_cursor = from + 5000 < all ? String(from + 5000) : null
            return Response.json({ data, page: { next_cursor, has_more: next_cursor !== null } })
          }
          const answer = await ask(input)
          if (url.pathname !== '/v1/opportunities/summary') return answer
          const summary = (await answer.json()) as { total: object }
          return Response.json({ ...summary, total: { ...summary.total, count: all } })
        }
      },
      { all, sample: sample! },
    )
    await page.goto('/opportunities')
    await said(page, all)
    let most = 0
    let last = 0
    while (last < all) {
      const seen = await scroll(page, 1e9)
      most = Math.max(most, seen.rows)
      last = seen.last
    }
    expect(most).toBeLessThan(80)
    expect(page.faults).toEqual([])
    await page.context().close()
  })
})
