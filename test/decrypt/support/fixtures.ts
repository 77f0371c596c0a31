import * as openpgp from 'openpgp'
import type { Keyring } from '../../../src/decrypt/keyring.ts'
import { makeKey, type KeyPair } from './messages.ts'

/** A keyring for tests: more signers can be added. */
export interface TestKeyring extends Keyring {
  signedBy(...signers: KeyPair[]): TestKeyring
}

export type Fixtures = Awaited<ReturnType<typeof makeFixtures>>

/** The keys and the text that all cases share, made anew in every run. */
export async function makeFixtures() {
  const passphrase = 'correct horse'
  const before = new Date(Date.now() - 30 * day)
  const [me, other, stranger, signer, expired, rsa, modern, locked, lateSigner] = await Promise.all([
    makeKey(),
    makeKey(),
    makeKey(),
    makeKey(),
    makeKey({ date: new Date(before.getTime() - day), keyExpirationTime: 2 * 24 * 60 * 60 }),
    makeKey({ type: 'rsa', rsaBits: 2048 }),
    makeKey({ type: 'curve25519', config: { v6Keys: true } }),
    makeKey({ passphrase }),
    makeKey({ date: before }),
  ])
  // The same key as its owner limited it: it has expired a day after it was made.
  const limited = await openpgp.reformatKey({
    privateKey: lateSigner.key,
    userIDs: [{ name: 'Test', email: 'test@example.org' }],
    keyExpirationTime: 24 * 60 * 60,
    date: before,
    format: 'object',
  })
  const lateSignerAsKnown = { key: limited.privateKey, armored: limited.privateKey.armor() }
  const text = Buffer.from(
    Array.from({ length: 4000 }, (_, row) => `${row},Name ${(row * 7919) % 4001},Texas\r\n`).join(''),
  )
  return {
    me,
    other,
    stranger,
    signer,
    expired,
    rsa,
    modern,
    locked,
    lateSigner,
    lateSignerAsKnown,
    passphrase,
    before,
    text,
    keyring: (...keys: KeyPair[]): TestKeyring => keyringOf(keys, []),
    fingerprint: ({ key }: KeyPair) => key.getFingerprint().toUpperCase(),
    encryptionKeyId: ({ key }: KeyPair) => (key.subkeys[0] as openpgp.Subkey).getKeyID().toHex().toUpperCase(),
  }
}

const day = 24 * 60 * 60 * 1000

function keyringOf(keys: readonly KeyPair[], signers: readonly KeyPair[]): TestKeyring {
  return {
    privateKeys: keys.map(({ armored }) => armored),
    signerKeys: signers.map(({ key }) => key.toPublic().armor()),
    signedBy: (...more) => keyringOf(keys, [...signers, ...more]),
  }
}
