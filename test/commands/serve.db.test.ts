import { createMessage, encrypt, readKey } from 'openpgp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headerOf } from '../../src/sample/write.ts'
import { ended, says } from './cli.ts'
import { holdPort } from './holdPort.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace({ PORT: '0', OPENBOOK_LOG_LEVEL: 'warn' })
})
afterAll(() => place.close())

const listening = /listens on (http:\S+)/

describe('openbook serve and openbook work', () => {
  it('answers, and ends in order with 0 when it is told to stop', async () => {
    const child = place.start(['serve'])
    const run = ended(child)
    const [, url] = await says(child, 'stdout', listening)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    const doctor = await place.run(['doctor'], { env: { PORT: new URL(url!).port } })
    expect(doctor.stdout).toContain('Openbook is listening on')
    child.kill('SIGTERM')
    expect(await run).toMatchObject({ code: 0, stderr: '' })
  })

  it('leaves the loading to workers with --no-work', async () => {
    const server = place.start(['serve', '--no-work', '--json'])
    const served = ended(server)
    const [, url] = await says(server, 'stdout', /"url":"([^"]+)"/)
    const id = await upload(url!)
    const state = async () => ((await (await fetch(`${url}/v1/uploads/${id}`)).json()) as { state: string }).state
    expect(await state()).toBe('queued')
    const worker = place.start(['work'])
    const worked = ended(worker)
    const stream = await fetch(`${url}/v1/uploads/${id}/events`)
    expect(await stream.text()).toContain('event: end')
    expect(await state()).toBe('succeeded')
    worker.kill('SIGINT')
    server.kill('SIGINT')
    expect([(await worked).code, (await served).code]).toEqual([0, 0])
  })

  it('says so when the port is taken', async () => {
    const { port, release } = await holdPort()
    const run = await place.run(['serve', '--port', String(port)])
    await release()
    expect([run.code, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toContain(`cannot listen on 127.0.0.1 port ${port}: another program has it.`)
  })

  async function upload(url: string): Promise<number> {
    const armoredKey = await (await fetch(`${url}/v1/encryption-key`)).text()
    const text = `${headerOf('carriers').join(',')}\n1,Amber Mutual,,,,,\n`
    const body = await encrypt({
      message: await createMessage({ text }),
      encryptionKeys: await readKey({ armoredKey }),
      format: 'binary',
    })
    const response = await fetch(`${url}/v1/uploads`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: body as Uint8Array<ArrayBuffer>,
    })
    expect(response.status).toBe(200)
    return ((await response.json()) as { upload: { id: number } }).upload.id
  }
})
