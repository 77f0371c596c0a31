import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { generateKey } from 'openpgp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UploadShape } from '../../src/serve/shapes/upload.ts'
import { encryptTo } from '../support/encrypt.ts'
import { findBarriers } from './support/accessibility.ts'
import { describeInBrowser, openApp, type AppPage, type WebApp } from './support/app.ts'

const header = 'Id,Name,Address,City,State\n'

describeInBrowser('the uploads pages', () => {
  let app: WebApp
  let key: string
  beforeAll(async () => {
    app = await openApp('sample')
    const answer = await fetch(`${app.url}/v1/encryption-key`)
    key = await answer.text()
  })
  afterAll(() => app?.close())

  /** Sends a file of clients as a broker would. @returns the upload’s id */
  async function send(name: string, content: Buffer, more = ''): Promise<number> {
    const answer = await fetch(`${app.url}/v1/uploads?broker=demo&filename=${name}${more}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(content),
    })
    const { upload } = (await answer.json()) as { upload: UploadShape }
    return upload.id
  }

  const reaches = (page: AppPage, state: string) =>
    page
      .getByRole('status')
      .filter({ hasText: `: ${state}` })
      .waitFor()

  it('show rejected rows by cause with the cell marked; mended and sent again, they are in the book', async () => {
    const rows = `90001,Good,1 Main St,Reno,NV\n90002,,2 Main St,Reno,NV\nx3,No Id,3 Main St,Reno,NV\n`
    const id = await send('Clients.csv.gpg', await encryptTo(key, header + rows))
    const page = await app.open(`/uploads/${id}`)
    await reaches(page, 'Succeeded')
    const balance = page.getByRole('region', { name: 'What came of its rows' })
    expect(await balance.locator('dd.ob-figure').allTextContents()).toEqual(['3', '1', '0', '0', '2', '0'])

    await page.getByRole('button', { name: '1 client has no name' }).click()
    const row = page.getByRole('row', { name: '90002' })
    await row.getByRole('cell', { name: /^To mend: *empty$/ }).waitFor()
    expect(await row.getByRole('rowheader').textContent()).toBe('3')
    // What is open stands in the address.
    await page.reload()
    await row.waitFor()
    await page.getByRole('button', { name: '1 client has an Id that is not a whole number' }).click()
    await page.getByRole('cell', { name: /^To mend: *x3$/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download to mend' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Clients-rejected.csv')
    const mended = (await readFile(await download.path(), 'utf8'))
      .replace('90002,,', '90002,Mended,')
      .replace('x3,', '90003,')
    expect(parse(mended, { bom: true, columns: true })).toMatchObject([{ Name: 'Mended' }, { Id: '90003' }])
    const again = await send('Clients-rejected.csv.gpg', await encryptTo(key, mended))
    await page.goto(`/uploads/${again}`)
    await reaches(page, 'Succeeded')
    await page.getByRole('heading', { name: 'Every row went in' }).waitFor()
    expect(await app.get('/v1/clients/90002?broker=demo')).toMatchObject({ name: 'Mended' })
    expect(page.faults).toEqual([])
    await page.context().close()
  })

  it('show what an upload changed, before and after', async () => {
    const page = await app.open('/uploads/4?show=changed')
    const record = page.getByRole('row', { name: /^Client 714/ })
    const { data } = await app.get<{ data: { before: { address: string }; after: { address: string } }[] }>(
      '/v1/uploads/4/changes?limit=1',
    )
    await record.getByRole('cell', { name: data[0]!.before.address }).waitFor()
    expect(await record.getByRole('cell', { name: data[0]!.after.address }).isVisible()).toBe(true)
    await record.getByRole('link', { name: 'Client 714' }).click()
    await page.waitForURL(/\/clients\/714/)
    await page.context().close()
  })

  it('say why a file failed and what to do, and run it again', async () => {
    const { publicKey } = await generateKey({
      userIDs: [{ name: 'Somebody else' }],
      date: new Date(Date.now() - 60_000),
    })
    const id = await send('Wrong.csv.gpg', await encryptTo(publicKey, `${header}1,A,B,C,NV\n`))
    const page = await app.open(`/uploads/${id}`)
    await reaches(page, 'Failed')
    const { failure } = await app.get<UploadShape>(`/v1/uploads/${id}`)
    const why = page.getByRole('region', { name: failure!.title })
    expect(await why.textContent()).toContain(`${failure!.message}${failure!.hint}`)
    await why.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('2 attempts').waitFor()
    await reaches(page, 'Failed')
    expect(page.faults).toEqual([])

    // The filters stand in the address.
    await page.goto('/uploads')
    await page.getByRole('link', { name: 'Policies.csv' }).waitFor()
    await page.getByLabel('State').selectOption('Failed')
    await page.getByRole('link', { name: 'Policies.csv' }).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('link', { name: 'Wrong.csv.gpg' }).waitFor()
    expect(await page.getByLabel('State').inputValue()).toBe('failed')
    expect(await page.getByRole('link', { name: 'Policies.csv' }).count()).toBe(0)
    await page.getByLabel('Table').selectOption('Policies')
    await page.getByRole('button', { name: 'Show all uploads' }).click()
    await page.getByRole('link', { name: 'Policies.csv' }).waitFor()
    await page.context().close()
  })

  it('hold a file that has lost rows until somebody says go', async () => {
    const id = await send('Full.csv.gpg', await encryptTo(key, `${header}1,A,B,C,NV\n`), '&kind=snapshot')
    const page = await app.open(`/uploads/${id}`)
    await reaches(page, 'Held')
    await page.getByRole('region', { name: 'It waits for your word' }).getByRole('button', { name: /^Go/ }).click()
    const dialog = page.getByRole('dialog', { name: /^Load Full.csv.gpg/ })
    await dialog.getByText('Records that it does not have stay as they are.').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go', exact: true }).click()
    await reaches(page, 'Succeeded')
    await page.getByText('somebody said go').waitFor()
    expect(page.faults).toEqual([])
    await page.context().close()
  })
})
