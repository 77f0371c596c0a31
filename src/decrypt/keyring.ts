/**
 * The keys that decryption may use, read from the keys directory (see keys/): engines get them as armored text.
 */
export interface Keyring {
  /** Armored private keys, newest first; expired ones too. They may be locked, each by one of the passphrases. */
  readonly privateKeys: readonly string[]
  /** Armored public keys of known signers. A signature by one of them must verify. */
  readonly signerKeys: readonly string[]
  /** Open locked private keys. Never logged, never an argument of a program. */
  readonly passphrases?: readonly string[]
}
