import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKey, readKey } from 'openpgp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openbook, type RunOptions } from './cli.ts'

interface Key {
  fingerprint: string
  current: boolean
  expired: boolean
  locked: boolean
  kind: string
}

let folder: string
const keys = (args: string[], options: RunOptions = {}) =>
  openbook(['keys', ...args], { ...options, env: { OPENBOOK_KEYS: join(folder, 'keys'), ...options.env } })
const list = async () => (JSON.parse((await keys(['list', '--json'])).stdout) as { keys: Key[] }).keys

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-keys-command-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('openbook keys', () => {
  it('says that there are none yet', async () => {
    expect((await keys([])).stdout).toContain('There are no keys yet.')
    expect(await list()).toEqual([])
    const none = await keys(['export'])
    expect([none.code, none.stdout]).toEqual([1, ''])
  })

  it('makes one, locked by the passphrase of a file, and exports its public half', async () => {
    await writeFile(join(folder, 'passphrase'), 'open sesame\n')
    const made = await keys(['new', '--name', 'Acme', '--expires-in-days', '90'], {
      env: { OPENBOOK_KEY_PASSPHRASE_FILE: join(folder, 'passphrase') },
    })
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('locked with the passphrase')])
    const [key] = await list()
    expect(key).toMatchObject({ current: true, expired: false, locked: true, kind: 'private' })
    const exported = await keys(['export'])
    const read = await readKey({ armoredKey: exported.stdout })
    expect([read.isPrivate(), read.getFingerprint().toUpperCase()]).toEqual([false, key!.fingerprint])
    const file = join(folder, 'public.asc')
    expect((await keys(['export', key!.fingerprint.toLowerCase(), '--out', file])).stdout).toBe(`Wrote ${file}\n`)
    expect(await readFile(file, 'utf8')).toBe(exported.stdout)
  })

  it('imports private keys from a file or standard input, and warns of expired ones', async () => {
    const { privateKey } = await generateKey({
      userIDs: [{ name: 'Old' }],
      date: new Date('2020-01-01'),
      keyExpirationTime: 24 * 60 * 60,
    })
    const run = await keys(['import', '-'], { input: privateKey })
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('Imported 1 key:')])
    const listed = await keys(['list'])
    expect(listed.stdout).toContain('2020-01-02  opens files, expired')
    expect(listed.stdout).toMatch(/Warning: [0-9A-F]{40} has expired\. It still opens files/)
    expect((await list()).filter((key) => key.current)).toHaveLength(1)
  })

  it('warns of a key that no passphrase opens, at the import and in the list', async () => {
    const make = (passphrase: string) => generateKey({ userIDs: [{ name: 'Locked' }], passphrase })
    const [one, other] = [await make('one'), await make('other')]
    const file = join(folder, 'passphrases')
    await writeFile(file, 'open sesame\none\n')
    const env = { OPENBOOK_KEY_PASSPHRASE_FILE: file }
    const known = await keys(['import', '-'], { input: one.privateKey, env })
    expect([known.code, known.stderr]).toEqual([0, ''])
    const unknown = await keys(['import', '-'], { input: other.privateKey, env })
    expect([unknown.code, unknown.stderr]).toEqual([0, expect.stringMatching(/^Warning: [0-9A-F]{40} is locked/)])
    await writeFile(file, 'open sesame\none\nother\n')
    expect((await keys(['list'], { env })).stderr).toBe('')
    expect((await keys(['list'])).stderr.match(/is locked/g)).toHaveLength(3)
  })

  it('keeps public keys of senders with --signer only', async () => {
    const { publicKey } = await generateKey({ userIDs: [{ name: 'Sender' }] })
    const file = join(folder, 'sender.asc')
    await writeFile(file, publicKey)
    const refused = await keys(['import', file])
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--signer')])
    expect((await keys(['import', file, '--signer'])).stdout).toContain('checks signatures')
  })

  it('says what is wrong with a file that holds no key', async () => {
    await writeFile(join(folder, 'no.asc'), 'not a key')
    const run = await keys(['import', join(folder, 'no.asc')])
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('there is no key in it')])
    expect((await keys(['import', join(folder, 'missing.asc')])).stderr).toContain('there is no such file')
  })
})
