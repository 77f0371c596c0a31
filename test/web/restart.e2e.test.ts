import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UploadShape } from '../../src/serve/shapes/upload.ts'
import { encryptTo } from '../support/encrypt.ts'
import { describeInBrowser, openApp, type WebApp } from './support/app.ts'

describeInBrowser('when the server is ended in the middle of a load', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('empty')
  })
  afterAll(() => app?.close())

  it('the page says so, and comes to the end by itself once the server is back', async () => {
    const page = await app.open('/uploads')
    await page.getByRole('heading', { name: 'No file has been sent yet' }).waitFor()
    const body = await encryptTo(
      await (await fetch(`${app.url}/v1/encryption-key`)).text(),
      'Id,Name,Address,City,State\n1,A,B,C,NV\n',
    )
    // The load comes as far as the merge, and waits there.
    const holdUp = new pg.Client({ connectionString: app.settings.DATABASE_URL })
    await holdUp.connect()
    await holdUp.query('begin; lock table clients in share mode')
    const answer = await fetch(`${app.url}/v1/uploads?filename=Clients.csv.gpg`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
    const { upload } = (await answer.json()) as { upload: UploadShape }
    await page.goto(`/uploads/${upload.id}`)
    await page.getByRole('listitem').filter({ hasText: 'Merging' }).getByText('under way').waitFor()
    await app.restart(async () => {
      await page.getByText('this page keeps trying').waitFor()
      await holdUp.end()
    })
    await page.getByRole('status').filter({ hasText: 'Clients.csv.gpg: Succeeded' }).waitFor()
    await page.getByText('2 attempts').waitFor()
    const { counts } = await app.get<UploadShape>(`/v1/uploads/${upload.id}`)
    expect(counts).toMatchObject({ read: 1, added: 1 })
    expect(page.faults).toEqual([])
    await page.context().close()
  })
})
