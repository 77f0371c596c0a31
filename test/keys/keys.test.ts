import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as openpgp from 'openpgp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseEngine } from '../../src/decrypt/engines.ts'
import {
  createKey,
  encryptionKey,
  ensureKey,
  exportPublic,
  importKeys,
  listKeys,
  loadKeyring,
} from '../../src/keys/keys.ts'
import { GpgTool, gpgProgram } from '../decrypt/support/gpgTool.ts'
import { makeKey } from '../decrypt/support/messages.ts'
import { decryptAll } from '../decrypt/support/outcome.ts'

let parent: string
let directory: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'openbook-test-'))
  directory = join(parent, 'data', 'keys')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const bytes = (text: string) => Buffer.from(text)
const day = 24 * 60 * 60 * 1000
const fingerprintOf = (key: openpgp.Key) => key.getFingerprint().toUpperCase()
const files = () =>
  readdirSync(directory, { recursive: true })
    .map(String)
    .filter((name) => name.includes('/'))

describe('a key that is made', () => {
  it('is kept where its owner alone can read it, and nothing beside it', async () => {
    const made = await createKey(directory)
    expect(files()).toEqual([`private/${made.fingerprint}.asc`])
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, 'private')).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, `private/${made.fingerprint}.asc`)).mode & 0o777).toBe(0o600)
  })

  it('does not expire, is not locked and is the current one', async () => {
    const made = await createKey(directory)
    const { fingerprint } = made
    expect(made).toMatchObject({ kind: 'private', locked: false, current: true, expired: false, expires: undefined })
    expect(made.userIds).toEqual(['Openbook <openbook@localhost>'])
    expect(await listKeys(directory)).toEqual([expect.objectContaining({ fingerprint, current: true })])
  })

  it('takes over from the one before, which stays', async () => {
    const first = await createKey(directory)
    const second = await createKey(directory, { name: 'Acme', email: 'book@acme.example', expiresInDays: 30 })
    const listed = await listKeys(directory)
    expect(listed.map(({ fingerprint, current }) => [fingerprint, current])).toEqual([
      [second.fingerprint, true],
      [first.fingerprint, false],
    ])
    expect(listed[0]?.userIds).toEqual(['Acme <book@acme.example>'])
    expect(listed[0]?.expires?.getTime()).toBeCloseTo(Date.now() + 30 * day, -5)
    expect(fingerprintOf(await openpgp.readKey({ armoredKey: await encryptionKey(directory) }))).toBe(
      second.fingerprint,
    )
  })

  it('is locked by the passphrase', async () => {
    const made = await createKey(directory, { passphrase: 'open sesame' })
    expect(made.locked).toBe(true)
    const armored = readFileSync(join(directory, `private/${made.fingerprint}.asc`), 'utf8')
    const privateKey = await openpgp.readPrivateKey({ armoredKey: armored })
    expect(privateKey.isDecrypted()).toBe(false)
    expect((await openpgp.decryptKey({ privateKey, passphrase: 'open sesame' })).isDecrypted()).toBe(true)
  })

  it.runIf(gpgProgram)('can be encrypted to with gpg, and opened on each engine', async () => {
    await createKey(directory, { passphrase: 'open sesame' })
    const sender = new GpgTool()
    try {
      const file = join(parent, 'openbook.asc')
      writeFileSync(file, await encryptionKey(directory))
      const text = bytes('Id,Name\n1,Ada\n'.repeat(1000))
      const message = sender.run(['--recipient-file', file, '--encrypt'], text)
      expect(message.length).toBeLessThan(text.length / 4)
      const keyring = await loadKeyring(directory, ['open sesame'])
      for (const name of ['gpg', 'openpgpjs'] as const) {
        const engine = await chooseEngine(name)
        expect((await decryptAll(engine, message, keyring)).plaintext?.equals(text)).toBe(true)
        await engine.close()
      }
    } finally {
      sender.close()
    }
  })
})

describe('the first start', () => {
  it('makes a key, and the next ones find it', async () => {
    const first = await ensureKey(directory, { passphrase: undefined })
    expect(await ensureKey(directory)).toMatchObject({ fingerprint: first.fingerprint, current: true })
    expect(files()).toEqual([`private/${first.fingerprint}.asc`])
  })

  it('makes one key however many start at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => ensureKey(directory)))
    expect(new Set(made.map(({ fingerprint }) => fingerprint)).size).toBe(1)
    expect(files()).toEqual([`private/${made[0]?.fingerprint}.asc`])
  })

  it('makes one key however many processes start at once', async () => {
    const script = fileURLToPath(new URL('support/ensureKey.ts', import.meta.url))
    const processes = Array.from({ length: 6 }, () => fork(script, [directory], { execArgv: [] }))
    const ready = await Promise.all(processes.map((each) => once(each, 'message')))
    expect(ready.flat().filter((each) => each === 'ready')).toHaveLength(6)
    const answers = processes.map((each) => once(each, 'message'))
    for (const each of processes) each.send('go')
    const fingerprints = (await Promise.all(answers)).map(([fingerprint]) => String(fingerprint))
    expect(new Set(fingerprints).size).toBe(1)
    expect(files()).toEqual([`private/${fingerprints[0]}.asc`])
  })

  it('is not held up by what a process that died left, nor by other files', async () => {
    mkdirSync(join(directory, '.new-abcdef'), { recursive: true })
    mkdirSync(join(directory, 'private'))
    writeFileSync(join(directory, '.new-abcdef/half.asc'), '-----BEGIN')
    writeFileSync(join(directory, 'private/README'), 'Keep out')
    const made = await ensureKey(directory)
    expect((await ensureKey(directory)).fingerprint).toBe(made.fingerprint)
    expect((await loadKeyring(directory)).privateKeys).toHaveLength(1)
  })

  it('makes none when a key was imported', async () => {
    const { key, armored } = await makeKey()
    await importKeys(directory, bytes(armored), { signer: false })
    expect((await ensureKey(directory)).fingerprint).toBe(fingerprintOf(key))
  })
})

describe('an import', () => {
  it('takes several keys from one file, in one armor or in several', async () => {
    const [one, two] = await Promise.all([makeKey(), makeKey()])
    const imported = await importKeys(directory, bytes(`My keys:\n${one.armored}\n${two.armored}`), { signer: false })
    expect(imported.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      [one, two].map(({ key }) => fingerprintOf(key)).sort(),
    )
    const three = await makeKey()
    const binary = Buffer.concat([one.key.write(), three.key.write()])
    expect(await importKeys(directory, binary, { signer: false })).toHaveLength(2)
    expect(await listKeys(directory)).toHaveLength(3)
  })

  it('refuses a public key with a way out, and keeps nothing', async () => {
    const { key, armored } = await makeKey()
    const refused = importKeys(directory, bytes(`${armored}\n${key.toPublic().armor()}`), {
      signer: false,
      file: 'a.asc',
    })
    await expect(refused).rejects.toMatchObject({ code: 'keys.not-a-key', params: { file: 'a.asc' } })
    await expect(refused).rejects.toThrow('--signer')
    expect(existsSync(directory)).toBe(false)
  })

  it.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['a broken armor', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nabcd\n-----END PGP PRIVATE KEY BLOCK-----\n'],
    ['a message', '-----BEGIN PGP MESSAGE-----\n\nwqgB\n-----END PGP MESSAGE-----\n'],
    ['binary garbage', '\xff\xfe\x00\x01'],
  ])('refuses %s', async (_, content) => {
    const refused = importKeys(directory, Buffer.from(content, 'latin1'), { signer: false })
    await expect(refused).rejects.toMatchObject({ code: 'keys.not-a-key' })
  })

  it('keeps signers apart, and only the public half of them', async () => {
    const { key, armored } = await makeKey()
    const imported = await importKeys(directory, bytes(armored), { signer: true })
    expect(imported).toMatchObject([{ kind: 'signer', locked: false, current: false }])
    const keyring = await loadKeyring(directory)
    expect(keyring.privateKeys).toEqual([])
    expect(keyring.signerKeys).toHaveLength(1)
    expect(keyring.signerKeys[0]).toContain('PUBLIC KEY BLOCK')
    expect(fingerprintOf(await openpgp.readKey({ armoredKey: keyring.signerKeys[0] ?? '' }))).toBe(fingerprintOf(key))
    await expect(encryptionKey(directory)).rejects.toMatchObject({ code: 'keys.none' })
  })

  it('of the same key again changes nothing; of a newer state brings it up to date', async () => {
    const old = await makeKey({ date: new Date(Date.now() - 10 * day), keyExpirationTime: 24 * 60 * 60 })
    await importKeys(directory, bytes(old.armored), { signer: false })
    await importKeys(directory, bytes(old.armored), { signer: false })
    expect(await listKeys(directory)).toMatchObject([{ expired: true, current: false }])
    const { privateKey: renewed } = await openpgp.reformatKey({
      privateKey: old.key,
      userIDs: [{ name: 'Test', email: 'test@example.org' }],
      keyExpirationTime: 0,
      format: 'object',
    })
    expect(await importKeys(directory, bytes(renewed.armor()), { signer: false })).toMatchObject([
      { expired: false, current: true },
    ])
    // And an old copy does not undo it.
    await importKeys(directory, bytes(old.armored), { signer: false })
    expect(await listKeys(directory)).toMatchObject([{ expired: false, current: true }])
  })
})

describe('the key to encrypt to', () => {
  it('is never an expired one', async () => {
    const expired = await makeKey({ date: new Date(Date.now() - 3 * day), keyExpirationTime: 24 * 60 * 60 })
    await importKeys(directory, bytes(expired.armored), { signer: false })
    await expect(encryptionKey(directory)).rejects.toMatchObject({ code: 'keys.expired' })
    expect(await ensureKey(directory)).toMatchObject({ fingerprint: fingerprintOf(expired.key), expired: true })
    const { fingerprint } = await createKey(directory)
    expect(fingerprintOf(await openpgp.readKey({ armoredKey: await encryptionKey(directory) }))).toBe(fingerprint)
  })

  it('holds nothing private', async () => {
    await ensureKey(directory)
    const armored = await encryptionKey(directory)
    expect(armored).toContain('BEGIN PGP PUBLIC KEY BLOCK')
    expect((await openpgp.readKey({ armoredKey: armored })).isPrivate()).toBe(false)
  })

  it('is exported by its fingerprint as well, however that is written', async () => {
    const { fingerprint } = await ensureKey(directory)
    const armored = await encryptionKey(directory)
    for (const name of [undefined, fingerprint, fingerprint.toLowerCase(), `0x${fingerprint.slice(-16)}`]) {
      expect(await exportPublic(directory, name)).toBe(armored)
    }
    await expect(exportPublic(directory, 'ABCD')).rejects.toMatchObject({ code: 'keys.none' })
  })
})

describe('the keyring', () => {
  it('holds all private keys, newest first, and the passphrases', async () => {
    const old = await makeKey({ date: new Date(Date.now() - day) })
    await importKeys(directory, bytes(old.armored), { signer: false })
    const { fingerprint } = await createKey(directory)
    const keyring = await loadKeyring(directory, ['secret', 'older'])
    const held = await Promise.all(keyring.privateKeys.map((armoredKey) => openpgp.readPrivateKey({ armoredKey })))
    expect(held.map(fingerprintOf)).toEqual([fingerprint, fingerprintOf(old.key)])
    expect(keyring.passphrases).toEqual(['secret', 'older'])
  })

  it('is empty where there is no directory', async () => {
    expect(await loadKeyring(directory)).toEqual({ privateKeys: [], signerKeys: [], passphrases: [] })
    expect(await listKeys(directory)).toEqual([])
  })

  it('names the file that is no key', async () => {
    const { fingerprint } = await ensureKey(directory)
    writeFileSync(join(directory, `private/${fingerprint}.asc`), 'oops')
    const refused = loadKeyring(directory)
    await expect(refused).rejects.toMatchObject({ code: 'keys.unreadable' })
    await expect(refused).rejects.toThrow(fingerprint)
  })
})
