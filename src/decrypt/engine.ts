import type { Keyring } from './keyring.ts'

/**
 * What every OpenPGP engine does, gpg and OpenPGP.js alike. One conformance suite (test/decrypt/) runs against both.
 */
export interface Engine {
  readonly name: 'gpg' | 'openpgpjs'
  /** For people: "gpg (GnuPG) 2.2.40". */
  readonly version: string
  /**
   * Decrypts one message as a stream, in bounded memory. Nothing is written to disk but the public keys of signers,
   * and those only while gpg checks a signature.
   *
   * The plaintext may be handed out before the message is known to be whole: **only a clean end of the iteration
   * vouches for it**. Anything wrong throws a Failure with a `decrypt.*` code from the iteration, and whoever
   * consumes it must then drop everything it has read. Leaving the iteration early ends the engine's work at once.
   *
   * @param ciphertext the message as received: binary or armored
   * @param limits `maxBytes` of plaintext before `decrypt.too-large`; `signal` stops the work
   */
  decrypt(
    ciphertext: AsyncIterable<Uint8Array>,
    keyring: Keyring,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Decryption
}

export interface Decryption {
  readonly plaintext: AsyncIterable<Buffer>
  /** What is known about the message, once `plaintext` has ended cleanly. */
  report(): DecryptionReport
}

export interface DecryptionReport {
  /** Upper-case hex fingerprint of the primary key whose (sub)key opened the message. */
  readonly keyFingerprint: string
  /**
   * When the message says that it was made, to the second; undefined when it does not say. The sender's program wrote
   * it, so it is known to be from who encrypted it, not to be true.
   */
  readonly writtenAt: Date | undefined
  readonly warnings: readonly DecryptionWarning[]
}

/** Codes and sentences are in book/warnings.ts. */
export interface DecryptionWarning {
  readonly code: 'decrypt.key-expired' | 'decrypt.unknown-signer'
  readonly params: Readonly<Record<string, string>>
}
