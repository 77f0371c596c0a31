import type { Key } from 'openpgp'
import { Failure } from '../../book/failures.ts'
import type { Content } from '../session.ts'
import type { GpgEnd } from './process.ts'
import { withKeyword, type StatusLine } from './status.ts'

/** What speaks against a message whatever else is said. */
const forbidden = 'DECRYPTION_FAILED BADMDC NODATA UNEXPECTED ERROR FAILURE BADARMOR BADSIG'.split(' ')

/**
 * Says whether `gpg --unwrap --decrypt` found the message whole: only exit code 0 and exactly one of each sign of
 * success, with nothing said against it.
 * @throws Failure `decrypt.tampered`, or `.engine` when gpg itself failed
 */
export function judgeIntegrity({ code, status }: GpgEnd): void {
  const once = ['BEGIN_DECRYPTION', 'DECRYPTION_OKAY', 'GOODMDC', 'END_DECRYPTION']
  const isGood = once.every((keyword) => withKeyword(status, keyword).length === 1)
  const objections = withKeyword(status, ...forbidden)
  if (code === 0 && isGood && objections.length === 0) return
  const hasBegun = withKeyword(status, 'BEGIN_DECRYPTION').length > 0
  if (code !== undefined && hasBegun && objections.length > 0) throw new Failure('decrypt.tampered')
  const said = [...new Set(status.map(({ keyword }) => keyword))].slice(-5).join(' ') || 'nothing'
  throw new Failure('decrypt.engine', { detail: `gpg ended with code ${code ?? 'none'}, saying ${said}` })
}

/**
 * Judges what a second gpg says about the decrypted packets, whose integrity is proven already: exit code 0, or 2
 * where nothing is wrong but that a signer is not known.
 *
 * @throws Failure `decrypt.bad-signature`, `.malformed`
 */
export function judgeSignatures({ code, status }: GpgEnd, signers: readonly Key[]): Content {
  const bad = withKeyword(status, 'BADSIG', 'EXPSIG', 'REVKEYSIG')[0]
  if (bad !== undefined) throw new Failure('decrypt.bad-signature', { signer: bad.args[0] ?? '?' })
  const unchecked = withKeyword(status, 'ERRSIG').map(({ args }) => args[0] ?? '?')
  const known = unchecked.find((keyId) => signers.some((key) => isKeyOf(key, keyId)))
  if (known !== undefined) throw new Failure('decrypt.bad-signature', { signer: known })
  refuseLateSignatures(status)
  // Some versions end with FAILURE gpg-exit whenever the exit code is not 0.
  const objections = withKeyword(status, ...forbidden, 'BEGIN_DECRYPTION').filter(({ args }) => args[0] !== 'gpg-exit')
  const [plaintext, another] = withKeyword(status, 'PLAINTEXT')
  const isAllowedCode = code === 0 || (code === 2 && unchecked.length > 0)
  if (plaintext === undefined || another !== undefined || !isAllowedCode || objections.length > 0) {
    throw new Failure('decrypt.malformed')
  }
  // "PLAINTEXT <format> <seconds since 1970> <file name>"
  return { unknownSigners: unchecked, writtenAt: Number(plaintext.args[1] ?? 0) || 0 }
}

/** A signature by a key that has expired since is good; one made after the key expired is not. */
function refuseLateSignatures(status: readonly StatusLine[]): void {
  const late = withKeyword(status, 'EXPKEYSIG')[0]
  if (late === undefined) return
  const expiries = withKeyword(status, 'KEYEXPIRED').map(({ args }) => Number(args[0]))
  const made = withKeyword(status, 'VALIDSIG').map(({ args }) => Number(args[2]))
  const isLate = made.some((time) => expiries.some((expiry) => expiry > 0 && time >= expiry))
  if (isLate || made.length === 0) throw new Failure('decrypt.bad-signature', { signer: late.args[0] ?? '?' })
}

function isKeyOf(key: Key, keyId: string): boolean {
  return key.getKeys().some((each) => each.getKeyID().toHex().toUpperCase() === keyId)
}
