import type { Key } from 'openpgp'
import { Failure } from '../../book/failures.ts'
import type { GpgEnd } from './process.ts'
import { withKeyword, type StatusLine } from './status.ts'

/** What speaks against a message whatever else is said. `ERROR` is looked at by itself: see below. */
const forbidden = ['DECRYPTION_FAILED', 'BADMDC', 'NODATA', 'UNEXPECTED', 'FAILURE', 'BADARMOR', 'BADSIG']

/**
 * Whether `gpg --unwrap --decrypt` found the message whole: only exit code 0 and exactly one of each sign of success,
 * with nothing said against it.
 *
 * `ERROR pkdecrypt_failed` alone is no objection: gpg says so of a locked key that it tried before the one that fits.
 *
 * @returns the fingerprint of the (sub)key that opened it; undefined when gpg refused or failed
 */
export function openedBy({ code, status }: GpgEnd): string | undefined {
  const count = (keyword: string) => withKeyword(status, keyword).length
  const once = ['BEGIN_DECRYPTION', 'DECRYPTION_KEY', 'DECRYPTION_OKAY', 'GOODMDC', 'END_DECRYPTION']
  const errors = withKeyword(status, 'ERROR').filter(({ args }) => args[0] !== 'pkdecrypt_failed')
  const good = code === 0 && once.every((keyword) => count(keyword) === 1)
  if (!good || errors.length > 0 || withKeyword(status, ...forbidden).length > 0) return undefined
  return withKeyword(status, 'DECRYPTION_KEY')[0]?.args[0]
}

/** libgpg-error's numbers, without the part that says who reports them. */
const gpgErrors = { badPassphrase: 11, noPassphrase: 177, noSecretKey: 17, noAgent: 77 }
const unsupportedErrors = new Set([4, 12, 60, 69, 84])
const systemErrors = 1 << 15

/** Why gpg did not decrypt. 'unopened' stands for: no key fits, or a hidden recipient's key is locked. */
export function whyNotOpened({ code, status }: GpgEnd): Failure | 'passphrase' | 'unopened' {
  const errors = withKeyword(status, 'ERROR')
    .filter(({ args }) => args[0] === 'pkdecrypt_failed')
    .map(({ args }) => Number(args[1]) & 0xffff)
  if (withKeyword(status, 'BEGIN_DECRYPTION').length === 0) return engineFailure(code, status)
  if (withKeyword(status, 'DECRYPTION_KEY').length > 0) return new Failure('decrypt.tampered')
  const isPassphrase = (error: number) => error === gpgErrors.badPassphrase || error === gpgErrors.noPassphrase
  if (errors.some(isPassphrase)) return 'passphrase'
  if (errors.some((error) => error >= systemErrors || error === gpgErrors.noAgent)) return engineFailure(code, status)
  if (errors.some((error) => unsupportedErrors.has(error))) {
    return new Failure('decrypt.unsupported', { detail: 'an algorithm that this gpg lacks' })
  }
  if (errors.length === 0 || errors.every((error) => error === gpgErrors.noSecretKey)) return 'unopened'
  return new Failure('decrypt.tampered')
}

/**
 * What a second gpg says about the decrypted packets, whose integrity is proven already: exit code 0, or 2 where
 * nothing is wrong but that a signer is not known.
 *
 * @returns the key ids of unknown signers
 * @throws Failure `decrypt.bad-signature`, `.malformed`
 */
export function judgeSignatures({ code, status }: GpgEnd, signers: readonly Key[]): string[] {
  const bad = withKeyword(status, 'BADSIG', 'EXPSIG', 'REVKEYSIG')[0]
  if (bad !== undefined) throw new Failure('decrypt.bad-signature', { signer: bad.args[0] ?? '?' })
  const unchecked = withKeyword(status, 'ERRSIG').map(({ args }) => args[0] ?? '?')
  const known = unchecked.find((keyId) => signers.some((key) => isKeyOf(key, keyId)))
  if (known !== undefined) throw new Failure('decrypt.bad-signature', { signer: known })
  refuseLateSignatures(status, signers)
  // Some versions end with FAILURE gpg-exit whenever the exit code is not 0.
  const objections = withKeyword(status, ...forbidden, 'ERROR', 'BEGIN_DECRYPTION').filter(
    ({ args }) => args[0] !== 'gpg-exit',
  )
  const isOne = withKeyword(status, 'PLAINTEXT').length === 1
  const isAllowedCode = code === 0 || (code === 2 && unchecked.length > 0)
  if (!isOne || !isAllowedCode || objections.length > 0) throw new Failure('decrypt.malformed')
  return unchecked
}

/** A signature by a key that has expired since is good; one made after the key expired is not. */
function refuseLateSignatures(status: readonly StatusLine[], signers: readonly Key[]): void {
  if (withKeyword(status, 'EXPKEYSIG').length === 0) return
  for (const { args } of withKeyword(status, 'VALIDSIG')) {
    const [fingerprint = '', , made = ''] = args
    const expired = withKeyword(status, 'KEYEXPIRED').map((line) => Number(line.args[0]))
    if (expired.some((time) => time > 0 && Number(made) >= time)) {
      const signer = signers.find((key) => isKeyOf(key, fingerprint.slice(-16)))
      throw new Failure('decrypt.bad-signature', { signer: signer?.getKeyID().toHex().toUpperCase() ?? fingerprint })
    }
  }
}

function isKeyOf(key: Key, keyId: string): boolean {
  return key.getKeys().some((each) => each.getKeyID().toHex().toUpperCase() === keyId)
}

function engineFailure(code: number | undefined, status: readonly StatusLine[]): Failure {
  const said = [...new Set(status.map(({ keyword }) => keyword))].slice(-5).join(' ')
  return new Failure('decrypt.engine', {
    detail: `gpg ended with code ${code ?? 'none'}, saying: ${said || 'nothing'}`,
  })
}
