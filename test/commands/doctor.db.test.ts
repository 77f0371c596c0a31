import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkNode } from '../../src/commands/doctor/checkMachine.ts'
import { withoutSecrets } from '../../src/commands/doctor/checkDatabase.ts'
import { holdPort } from './holdPort.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

interface Check {
  name: string
  state: string
  found: string
  advice?: string
}

let place: Workplace
beforeEach(async () => {
  place = await createWorkplace({ PORT: '0' })
})
afterEach(() => place.close())

async function examine(
  env: Record<string, string> = {},
): Promise<{ code: number | null; ok: boolean; by(name: string): Check }> {
  const { code, stdout } = await place.run(['doctor', '--json'], { env })
  const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: Check[] }
  return { code, ok, by: (name) => checks.find((check) => check.name === name)! }
}

describe('openbook doctor', () => {
  it('finds everything in order, changes nothing, and says so in plain lines too', async () => {
    const { code, ok, by } = await examine()
    expect([code, ok]).toEqual([0, true])
    expect(by('Database').found).toMatch(/^PostgreSQL \d+.*its tables are at \d{3}_/)
    expect(by('Keys').found).toContain('the first start makes one')
    expect(by('Data directory').found).toContain('is made by the first start')
    const run = await place.run(['doctor'])
    expect(run.stdout).toMatch(/^ok {4}Node {2,}\d+\./)
    expect(run.stdout).toContain('\nOpenbook can run here.\n')
  })

  it('says when the database does not answer, without its password', async () => {
    const { code, by } = await examine({ DATABASE_URL: 'postgresql://me:secret@127.0.0.1:9/book?sslpassword=secret' })
    expect(code).toBe(1)
    expect(by('Database')).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('me@127.0.0.1:9/book') as string,
    })
    expect(JSON.stringify(by('Database'))).not.toContain('secret')
    expect(withoutSecrets('postgresql://a:b@h:1/d?password=c')).toBe('postgresql://a@h:1/d')
  })

  it('says whether the embedded PostgreSQL can run, without starting it', async () => {
    const { by } = await examine({ DATABASE_URL: '' })
    expect(by('Database').found).toContain('embedded PostgreSQL')
    expect(by('Data directory').found).toContain('is made by the first start')
  })

  it('names a wrong setting', async () => {
    const { code, by } = await examine({ PORT: 'high' })
    expect([code, by('Settings').state, by('Settings').found]).toEqual([1, 'fail', expect.stringContaining('PORT')])
  })

  it('warns of a data directory that others can read', async () => {
    await mkdir(place.settings['OPENBOOK_DATA']!)
    await chmod(place.settings['OPENBOOK_DATA']!, 0o755)
    const { code, by } = await examine()
    expect([code, by('Data directory').state]).toEqual([0, 'warn'])
  })

  it('warns of another program on the port', async () => {
    const { port, release } = await holdPort()
    expect((await examine({ PORT: String(port) })).by('Port').state).toBe('warn')
    await release()
    expect((await examine({ PORT: String(port) })).by('Port')).toMatchObject({
      state: 'ok',
      found: `127.0.0.1 port ${port} is free`,
    })
  })

  it('says when a key is locked and its passphrase is missing or wrong, and warns before one expires', async () => {
    const passphrase = join(place.folder, 'passphrase')
    await writeFile(passphrase, 'right')
    await place.run(['keys', 'new', '--expires-in-days', '10'], { env: { OPENBOOK_KEY_PASSPHRASE_FILE: passphrase } })
    expect((await examine()).by('Keys')).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('no passphrase is set') as string,
    })
    expect((await examine({ OPENBOOK_KEY_PASSPHRASE: 'wrong' })).by('Keys').found).toContain(
      'no passphrase that is set opens it',
    )
    expect((await examine({ OPENBOOK_KEY_PASSPHRASE_FILE: passphrase })).by('Keys').state).toBe('warn')
  })

  it('fails on a Node that is too old', () => {
    expect(checkNode('20.18.0')).toMatchObject({ state: 'fail', advice: expect.stringContaining('Node 24') as string })
  })
})
