import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Keyring } from '../../src/decrypt/keyring.ts'
import { onEachEngine } from './support/engines.ts'
import { GpgTool, gpgProgram } from './support/gpgTool.ts'
import { decryptAll } from './support/outcome.ts'

/** Messages as brokers' own programs write them: a real gpg's, and the real file. */

const real = new URL('../../../shared/data/highwing/part_3_encryption/', import.meta.url)
const haveReal = existsSync(new URL('ClientUpdates.csv.gpg', real))

describe('the real file', () => {
  onEachEngine((engine) => {
    it.runIf(haveReal)('is read although its key has expired, with a warning', async () => {
      const message = readFileSync(new URL('ClientUpdates.csv.gpg', real))
      const keyring = { privateKeys: [readFileSync(new URL('private.key', real), 'utf8')], signerKeys: [] }
      const outcome = await decryptAll(engine(), message, keyring)
      expect(outcome.plaintext?.toString().trimEnd().split('\n')).toHaveLength(1 + 9)
      const fingerprint = '193718121F958F7A660BD4BC498A5805BBB413FB'
      expect(outcome).toMatchObject({
        report: {
          keyFingerprint: fingerprint,
          writtenAt: expect.any(Date) as Date,
          warnings: [{ code: 'decrypt.key-expired', params: { fingerprint, expired: '2026-07-26' } }],
        },
      })
    })
  })
})

describe.skipIf(gpgProgram === undefined)('a sender with gpg', () => {
  const text = Buffer.from(Array.from({ length: 20_000 }, (_, row) => `${row},Näme ${row % 997},"a, b"\n`).join(''))
  const keys = { rsa: '', curve: '', locked: '' }
  let sender: GpgTool

  beforeAll(() => {
    sender = new GpgTool()
    keys.rsa = sender.makeKey('rsa', 'rsa2048')
    sender.run(['--quick-generate-key', 'curve <curve@example.org>', 'ed25519', 'cert,sign', 'never'])
    const listed = sender.run(['--with-colons', '--list-keys', 'curve@example.org']).toString()
    sender.run(['--quick-add-key', /^fpr:+([0-9A-F]+):/m.exec(listed)?.[1] ?? '', 'cv25519', 'encr', 'never'])
    keys.curve = sender.run(['--armor', '--export-secret-keys', 'curve@example.org']).toString()
    keys.locked = sender.makeKey('locked', 'rsa2048', 'cert,sign,encr', 'open sesame')
  })
  afterAll(() => sender?.close())

  const keyring = (...privateKeys: string[]): Keyring => ({ privateKeys, signerKeys: [] })
  const sendings: { name: string; options: string[]; keyring: () => Keyring; warnings?: string[]; signers?: string }[] =
    [
      { name: 'RSA', options: ['-r', 'rsa@example.org'], keyring: () => keyring(keys.rsa) },
      { name: 'Curve25519', options: ['-r', 'curve@example.org'], keyring: () => keyring(keys.curve) },
      { name: 'zip', options: ['-r', 'rsa@example.org', '--compress-algo', 'zip'], keyring: () => keyring(keys.rsa) },
      { name: 'zlib', options: ['-r', 'rsa@example.org', '--compress-algo', 'zlib'], keyring: () => keyring(keys.rsa) },
      {
        name: 'bzip2',
        options: ['-r', 'rsa@example.org', '--compress-algo', 'bzip2'],
        keyring: () => keyring(keys.rsa),
      },
      { name: 'no compression', options: ['-r', 'rsa@example.org', '-z', '0'], keyring: () => keyring(keys.rsa) },
      { name: 'armor', options: ['-r', 'rsa@example.org', '--armor'], keyring: () => keyring(keys.rsa) },
      { name: 'AES128', options: ['-r', 'rsa@example.org', '--cipher-algo', 'AES'], keyring: () => keyring(keys.rsa) },
      { name: '3DES', options: ['-r', 'rsa@example.org', '--cipher-algo', '3DES'], keyring: () => keyring(keys.rsa) },
      {
        name: 'TWOFISH',
        options: ['-r', 'rsa@example.org', '--cipher-algo', 'TWOFISH'],
        keyring: () => keyring(keys.rsa),
      },
      {
        name: 'three recipients',
        options: ['-r', 'locked@example.org', '-r', 'curve@example.org', '-r', 'rsa@example.org'],
        keyring: () => keyring(keys.rsa),
      },
      {
        name: 'hidden recipients',
        options: ['--throw-keyids', '-r', 'locked@example.org', '-r', 'curve@example.org', '-r', 'rsa@example.org'],
        keyring: () => keyring(keys.rsa, keys.curve),
      },
      {
        name: 'a locked key',
        options: ['-r', 'locked@example.org'],
        keyring: () => ({ ...keyring(keys.locked), passphrases: ['open sesame'] }),
      },
      {
        name: 'a signature, its signer known',
        options: ['-r', 'rsa@example.org', '--sign', '-u', 'curve@example.org'],
        keyring: () => ({ ...keyring(keys.rsa), signerKeys: [keys.curve] }),
      },
      {
        name: 'a signature, its signer unknown',
        options: ['-r', 'rsa@example.org', '--sign', '-u', 'curve@example.org'],
        keyring: () => keyring(keys.rsa),
        warnings: ['decrypt.unknown-signer'],
      },
      {
        name: 'a signature within bzip2, its signer unknown',
        options: ['-r', 'rsa@example.org', '--sign', '-u', 'curve@example.org', '--compress-algo', 'bzip2'],
        keyring: () => keyring(keys.rsa),
        warnings: ['decrypt.unknown-signer'],
      },
    ]

  onEachEngine((engine) => {
    it.each(sendings)('with $name', async ({ options, keyring, warnings = [] }) => {
      const since = Math.floor(Date.now() / 1000)
      const message = sender.run([...options, '--encrypt'], text)
      const outcome = await decryptAll(engine(), message, keyring())
      expect(outcome).not.toHaveProperty('code')
      expect(outcome.plaintext?.equals(text)).toBe(true)
      expect(outcome).toMatchObject({ report: { warnings: warnings.map((code) => ({ code })) } })
      // gpg dates a message by when it was encrypted.
      const { writtenAt } = (outcome as Extract<typeof outcome, { report: unknown }>).report
      expect(Math.floor(Number(writtenAt) / 1000)).toBeGreaterThanOrEqual(since)
      expect(Number(writtenAt)).toBeLessThanOrEqual(Date.now())
    })

    it('with a password only is refused', async () => {
      const message = sender.run(['--passphrase', 'x', '--symmetric'], text)
      expect(await decryptAll(engine(), message, keyring(keys.rsa))).toMatchObject({ code: 'decrypt.symmetric' })
    })

    it('with options of old is never read unprotected', async () => {
      const message = sender.run(['--rfc2440', '--cipher-algo', '3DES', '-r', 'rsa@example.org', '--encrypt'], text)
      const outcome = await decryptAll(engine(), message, keyring(keys.rsa))
      // GnuPG 2.2.8 and newer protect even then.
      const result = outcome.plaintext === undefined ? outcome.code : outcome.plaintext.equals(text)
      expect([true, 'decrypt.no-integrity']).toContain(result)
    })
  })
})
