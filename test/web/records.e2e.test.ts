import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBarriers } from './support/accessibility.ts'
import { describeInBrowser, openApp, type WebApp } from './support/app.ts'

interface Listed {
  data: { id: number; client: { id: number; name: string }; line: string }[]
}

describeInBrowser('the records', () => {
  let app: WebApp
  let shown: Listed['data'][number]
  beforeAll(async () => {
    app = await openApp('sample')
    shown = (await app.get<Listed>('/v1/opportunities?limit=1')).data[0]!
  })
  afterAll(() => app?.close())

  it('lead from the search for a client to one of its policies', async () => {
    const { client, id } = shown
    const page = await app.open('/clients')
    await page.getByText(/^[\d,]+ clients in the book$/).waitFor()
    await page.getByRole('searchbox', { name: 'Part of the name' }).fill(client.name.toUpperCase())
    await page
      .getByRole('status')
      .getByText(/^\d+ of [\d,]+ clients/)
      .waitFor()
    await page.getByRole('link', { name: client.name, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: client.name }).waitFor()
    const policies = page.getByRole('table', { name: 'Policies' })
    await policies.getByRole('link').first().waitFor()
    await policies.locator(`a[href^="/policies/${id}"]`).first().click()
    await page.waitForURL(`**/policies/${id}**`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('are filtered by the address: a reload shows the same, and so does the download', async () => {
    const page = await app.open('/policies')
    await page.getByRole('textbox', { name: 'Office' }).fill('NORTHEAST')
    await page.getByLabel('X-date from').fill('2026-11-01')
    await page.getByRole('button', { name: 'Premium' }).click()
    const asked = { office: 'NORTHEAST', expires_from: '2026-11-01', sort: 'written_premium' }
    await page.waitForURL(({ searchParams }) =>
      Object.entries(asked).every(([name, value]) => searchParams.get(name) === value),
    )
    const found = page.getByRole('status').getByText(/of [\d,]+ policies/)
    await found.waitFor()
    const firstRow = async () => page.getByRole('row').nth(1).textContent()
    const before = await firstRow()
    await page.reload()
    await found.waitFor()
    expect(await page.getByRole('textbox', { name: 'Office' }).inputValue()).toBe('NORTHEAST')
    expect(await page.getByLabel('X-date from').inputValue()).toBe('2026-11-01')
    expect(await firstRow()).toBe(before)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ])
    const [header, ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(header).toContain('written_premium')
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row).toContain('Northeast')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByText(/^[\d,]+ policies in the book$/).waitFor()
    await page.getByRole('searchbox').fill('no such number')
    await page.getByRole('heading', { name: 'No policy fits these filters' }).waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('let the broker keep a client out of what carriers see, and take it back', async () => {
    const { client, id } = shown
    const page = await app.open(`/clients/${client.id}`)
    const policy = page.getByRole('row').filter({ has: page.locator(`a[href^="/policies/${id}"]`) })
    await policy.getByText('Ready').waitFor()
    await page.getByRole('button', { name: 'Keep out …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keep out of what carriers see?' })
    await dialog.getByLabel('Reason').fill('Being sold')
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Keep out', exact: true }).click()
    await page.getByText('Being sold').waitFor()
    await policy.getByText('Held back').waitFor()
    const { data } = await app.get<{ data: unknown[] }>('/v1/holdbacks?table=clients')
    expect(data).toMatchObject([{ record_id: client.id, reason: 'Being sold' }])
    await page.getByRole('button', { name: 'Show to carriers again …' }).click()
    await page.getByRole('button', { name: 'Show again' }).click()
    await policy.getByText('Ready').waitFor()
    await page.getByRole('button', { name: 'Keep out …' }).waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('that are not there say so', async () => {
    const page = await app.open('/clients/999999')
    await page.getByRole('heading', { level: 1, name: 'No such client' }).waitFor()
    await page.getByText('There is no client 999999 here.').waitFor()
    await page.getByRole('link', { name: 'All clients' }).click()
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })
})
