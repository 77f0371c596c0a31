import { Failure } from '../book/failures.ts'
import type { Decryption, DecryptionReport, DecryptionWarning } from './engine.ts'
import { heldKeys, keysFor, type HeldKey, type HeldKeys } from './heldKeys.ts'
import type { Keyring } from './keyring.ts'
import { OuterMessage } from './outerMessage.ts'
import { openSessionKey, type OpenedSessionKey } from './sessionKey.ts'

export interface Limits {
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** All that an engine needs to decrypt one message whose outside has been found good. */
export interface Job {
  readonly message: OuterMessage
  readonly held: HeldKeys
  readonly session: OpenedSessionKey
  readonly limits: Limits
}

/** Yields the plaintext; returning vouches that the message was whole and that known signers' signatures are good. */
export type Run = (job: Job) => AsyncGenerator<Buffer, Content>

/** What was found around the plaintext. */
export interface Content {
  /** Key ids of signers that are not known here. */
  readonly unknownSigners: readonly string[]
  /** The literal packet's date, in seconds since 1970; 0 says that there is none. */
  readonly writtenAt: number
}

/** What both engines have in common around their own run: the outside of the message, the limits, the report. */
export function decryption(
  run: Run,
  ciphertext: AsyncIterable<Uint8Array>,
  keyring: Keyring,
  limits: Limits,
): Decryption {
  let report: DecryptionReport | undefined
  const plaintext = async function* () {
    report = yield* decryptChecked(run, ciphertext, keyring, limits)
  }
  return {
    plaintext: plaintext(),
    report: () => {
      if (report === undefined) throw new Error('a decryption has no report before its plaintext has ended')
      return report
    },
  }
}

async function* decryptChecked(
  run: Run,
  ciphertext: AsyncIterable<Uint8Array>,
  keyring: Keyring,
  limits: Limits,
): AsyncGenerator<Buffer, DecryptionReport> {
  limits.signal?.throwIfAborted()
  const message = await OuterMessage.open(ciphertext, limits.signal)
  try {
    const held = await heldKeys(keyring)
    const { passphrases = [] } = keyring
    const candidates = keysFor(message, held, passphrases)
    const session = await openSessionKey(message, candidates, passphrases)
    const content = yield* atMost(limits, run({ message, held, session, limits }))
    await message.drain()
    return reportOf(session.by, content)
  } catch (error) {
    limits.signal?.throwIfAborted()
    throw await gravest(error, message)
  } finally {
    await message.close()
  }
}

async function* atMost(limits: Limits, plaintext: AsyncGenerator<Buffer, Content>): AsyncGenerator<Buffer, Content> {
  let size = 0
  let done = false
  try {
    for (;;) {
      const next = await plaintext.next()
      limits.signal?.throwIfAborted()
      if (next.done === true) {
        done = true
        return next.value
      }
      size += next.value.length
      if (size > limits.maxBytes) throw new Failure('decrypt.too-large', { limit: limits.maxBytes })
      yield next.value
    }
  } finally {
    if (!done) await plaintext.return(undefined as never)
  }
}

/** Failures that say something of the message's content; others (no key, too large) stand as they are. */
const ofContent = new Set(['decrypt.tampered', 'decrypt.malformed', 'decrypt.bad-signature'])

/**
 * A message that is cut off, or that another follows, fails in the engine first, in a way that depends on the engine
 * and on timing. So the rest is looked at, and what is wrong with the framing is what is told.
 */
async function gravest(error: unknown, message: OuterMessage): Promise<unknown> {
  if (message.fault !== undefined) return message.fault
  if (!(error instanceof Failure) || !ofContent.has(error.code)) return error
  return message.drain().then(
    () => error,
    (fault: unknown) => (fault instanceof Failure ? fault : error),
  )
}

function reportOf(key: HeldKey, { unknownSigners, writtenAt }: Content): DecryptionReport {
  const warnings: DecryptionWarning[] = []
  if (key.expires !== undefined && key.expires <= new Date()) {
    const params = { fingerprint: key.primaryFingerprint, expired: key.expires.toISOString().slice(0, 10) }
    warnings.push({ code: 'decrypt.key-expired', params })
  }
  for (const signer of new Set(unknownSigners)) {
    warnings.push({ code: 'decrypt.unknown-signer', params: { signer } })
  }
  const date = writtenAt === 0 ? undefined : new Date(writtenAt * 1000)
  return { keyFingerprint: key.primaryFingerprint, writtenAt: date, warnings }
}
