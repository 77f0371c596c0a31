import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, says } from './cli.ts'
import { holdPort } from './holdPort.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

interface Story {
  files: { table: string; counts: Record<string, number> }[]
  update: { state: string; counts: Record<string, number> }
  rejections: { line: number }[]
}

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace({ PORT: '0' })
})
afterAll(() => place.close())

const none = { added: 0, updated: 0, unchanged: 0, rejected: 0, repeated: 0 }

describe('openbook demo', () => {
  it('tells the story: a book, an encrypted update, what came of it, and how to go on', async () => {
    const run = await place.run(['demo', '--exit'])
    expect(run.code).toBe(0)
    expect(run.stdout).toMatch(/Clients\.csv → clients: read 5,000 = added 4,\d{3} \+ updated 0/)
    expect(run.stdout).toMatch(/Policies\.csv → policies: read 10,000 = added 9,\d{3} \+/)
    expect(run.stdout).toContain('ClientUpdates.csv.gpg is being processed')
    expect(run.stdout).toContain('   succeeded\n')
    expect(run.stdout).toContain(
      'ClientUpdates.csv.gpg → clients: read 9 = added 2 + updated 6 + unchanged 0 + rejected 1 + repeated 0',
    )
    expect(run.stdout).toMatch(/line 10: Name is empty\./)
    // The server is about to end, so there is nothing to call.
    expect(run.stdout).not.toContain('curl')
    expect(run.stdout).toContain('openbook brokers add NAME')
  })

  it('finds everything unchanged when it is told again, in JSON too', async () => {
    const run = await place.run(['demo', '--exit', '--json'])
    const story = JSON.parse(run.stdout) as Story
    for (const { counts } of story.files) expect(counts).toMatchObject({ added: 0, updated: 0 })
    expect(story.update.counts).toEqual({ ...none, read: 9, unchanged: 8, rejected: 1 })
    expect(story.rejections.map(({ line }) => line)).toEqual([10])
    expect(run.code).toBe(0)
  })

  it('goes on serving until it is told to stop, with the calls it named', async () => {
    const child = place.start(['demo'])
    const run = ended(child)
    const told = says(child, 'stdout', /Serving until Ctrl-C/)
    const [, url] = await says(child, 'stdout', /listens on (http:\S+);/)
    await told
    const answer = await fetch(`${url}/v1/clients?q=copper&broker=demo`)
    expect(((await answer.json()) as { data: unknown[] }).data.length).toBeGreaterThan(0)
    child.kill('SIGINT')
    const { code, stdout } = await run
    expect(stdout).toMatch(/curl 'http:\/\/127\.0\.0\.1:\d+\/v1\/clients\?/)
    expect(code).toBe(0)
    for (const [, call] of stdout.matchAll(/curl '?(http:[^' ]+)/g)) expect(call).toMatch(/^http:\/\/127/)
  })

  it('takes a free port when the usual one is taken and none was asked for', async () => {
    const usual = await holdPort(3000)
    const { code, stdout } = await place.run(['demo', '--exit'], { env: { PORT: '' } })
    await usual.release()
    expect(code).toBe(0)
    expect(stdout).not.toContain('127.0.0.1:3000')
  })
})
