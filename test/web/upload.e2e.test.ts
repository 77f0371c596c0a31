import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { importKeys } from '../../src/keys/keys.ts'
import { headerOf } from '../../src/sample/write.ts'
import { encryptTo } from '../support/encrypt.ts'
import { startCommand } from '../support/process.ts'
import { haveRealFiles, realFile } from '../support/realFiles.ts'
import { findBarriers, isWiderThanWindow } from './support/accessibility.ts'
import { describeInBrowser, openApp, type AppPage, type WebApp } from './support/app.ts'

/** Of these the second has no name, so that it is rejected. */
const clients = `${headerOf('clients').join()}\n1,Acme,,,NY,,,,,\n2,,,,NY,,,,,\n3,Bolt,,,NJ,,,,,\n`

describeInBrowser('sending files', () => {
  let app: WebApp
  let page: AppPage
  let key: string
  beforeAll(async () => {
    // Nobody works at first: what is received stays queued.
    app = await openApp('empty', ['--no-work'])
    key = await (await fetch(`${app.url}/v1/encryption-key`)).text()
    page = await app.open('/upload')
  })
  afterAll(() => app?.close())

  const choose = (name: string, buffer: Buffer, on = page) =>
    on.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  const item = (name: string, on = page) => on.getByRole('list', { name: 'Files' }).locator('li', { hasText: name })

  it('refuses what is not encrypted, and sends no more of it than its beginning', async () => {
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    const plain = Buffer.from(`Id,Name\n${'1,Somebody’s name\n'.repeat(10_000)}`)
    await choose('Clients.csv', plain)
    const refused = item('Clients.csv')
    await refused.getByText('The file is not encrypted with OpenPGP: it looks like a CSV text.').waitFor()
    await refused.getByText(/^Encrypt it to the key at/).waitFor()
    await refused.getByText('gpg --encrypt --recipient-file openbook.asc Clients.csv', { exact: true }).waitFor()
    expect(Number((await (await sent).allHeaders())['content-length'])).toBeLessThan(6000)
    expect(await findBarriers(page)).toEqual([])
    await refused.getByRole('button', { name: 'Take off this list' }).click()
    await refused.waitFor({ state: 'detached' })
  })

  it('takes what is dropped anywhere on the page', async () => {
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['PK'], 'Export.zip'))
      return transfer
    })
    await page.dispatchEvent('h1', 'dragover', { dataTransfer: dropped })
    await page.getByText('Let go to send').waitFor()
    await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped })
    await item('Export.zip')
      .getByText(/^The file is not encrypted with OpenPGP/)
      .waitFor()
    expect(await page.getByText('Drop encrypted files here').isVisible()).toBe(true)
  })

  it('finds what goes on again, after a reload and in another tab, and shows what came of it', async () => {
    const wouldWarn = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
    const arrives = Promise.withResolvers<void>()
    await page.route('**/v1/uploads', async (route) => {
      await arrives.promise
      await route.continue()
    })
    await choose('First.csv.gpg', await encryptTo(key, clients))
    await page.getByText('Keep this window open until the file has arrived.').waitFor()
    expect(await wouldWarn()).toBe(true)
    arrives.resolve()
    await item('First.csv.gpg').getByText('Received, and waiting for its turn').waitFor()
    await page.getByText('You may close this page').waitFor()
    expect(await wouldWarn()).toBe(false)
    await page.unroute('**/v1/uploads')
    await page.reload()
    await item('First.csv.gpg').getByText('Received, and waiting for its turn').waitFor()
    const other = await app.open('/upload')
    await item('First.csv.gpg', other).getByText('Received, and waiting for its turn').waitFor()

    startCommand(['work'], app.settings)
    for (const tab of [page, other]) {
      const ended = item('First.csv.gpg', tab)
      await ended.getByText('Succeeded').waitFor()
      expect(await ended.locator('dl').innerText()).toMatch(/^Added\s+2\s+Updated\s+0\s+Unchanged\s+0\s+Rejected\s+1$/)
    }
    await item('First.csv.gpg').getByRole('link', { name: 'See the rejected row' }).click()
    await page.waitForURL((url) => url.pathname === '/uploads/1' && url.searchParams.get('show') === 'rejected')
    await page.goBack()
    expect(await findBarriers(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await isWiderThanWindow(page)).toBe(false)
    expect([...page.faults, ...other.faults]).toEqual([])
    await other.context().close()
  })

  it('sends again what was lost on the way, and knows a file that it has already', async () => {
    const message = await encryptTo(key, `${clients}4,Cog,,,CA,,,,,\n`)
    await page.context().setOffline(true)
    await choose('Second.csv.gpg', message)
    await item('Second.csv.gpg').getByText('The connection was lost before the file was received.').waitFor()
    await page.context().setOffline(false)
    await item('Second.csv.gpg').getByRole('button', { name: 'Send it again' }).click()
    await item('Second.csv.gpg').getByText('Succeeded').waitFor()
    await choose('Again.csv.gpg', message)
    await page.getByText('This very file was received before.').waitFor()
    expect(await item('Second.csv.gpg').count()).toBe(2)
  })

  it.runIf(haveRealFiles)('takes the real encrypted file, whose key has expired', async () => {
    const { keysDirectory } = readConfig(app.settings)
    await importKeys(keysDirectory, await readFile(realFile('part_3_encryption/private.key')), { signer: false })
    // Beside a newer file it would be held as an old export: it goes into a book of its own.
    const body = JSON.stringify({ slug: 'real', name: 'Real Brokerage' })
    await fetch(`${app.url}/v1/brokers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await page.goto('/upload?broker=real')
    await page.getByText('Whose book: Real Brokerage').waitFor()
    await choose('ClientUpdates.csv.gpg', await readFile(realFile('part_3_encryption/ClientUpdates.csv.gpg')))
    const real = item('ClientUpdates.csv.gpg')
    await real.getByText('Succeeded').waitFor()
    expect(await real.locator('dl').innerText()).toMatch(/^Added\s+8\s+Updated\s+0\s+Unchanged\s+0\s+Rejected\s+1$/)
    await real.getByRole('link', { name: '1 warning' }).waitFor()
  })
})
