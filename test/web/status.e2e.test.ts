import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openApp, type WebApp } from './support/app.ts'

describeInBrowser('the status', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openApp('sample')
  })
  afterAll(() => app?.close())

  it('shows the worker and the key, and says when the server does not answer, until it does', async () => {
    const { keys } = await app.get<{ keys: { fingerprint: string }[] }>('/v1/status')
    const page = await app.open('/status')
    const overall = page.getByRole('status', { name: 'In short' })
    await overall.getByText('All is well').waitFor()
    await page.getByRole('region', { name: 'Workers' }).getByText('Running').waitFor()
    const key = page.getByRole('region', { name: 'Keys' })
    await key.getByText('Handed out to brokers').waitFor()
    expect((await key.getByRole('listitem').textContent())!.replaceAll(' ', '')).toContain(keys[0]!.fingerprint)
    await app.restart(async () => {
      await overall.getByText('Something is wrong').waitFor()
      await overall.getByText('Openbook’s server does not answer.').waitFor()
    })
    // The worker that was killed is named until it has been silent for a while; the new one is heard of first.
    await overall.getByText('does not answer').waitFor({ state: 'detached' })
    expect(page.faults).toEqual([])
    await page.context().close()
  })
})
