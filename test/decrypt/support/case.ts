import type { FailureCode } from '../../../src/book/failures.ts'
import type { Keyring } from '../../../src/decrypt/keyring.ts'
import type { Fixtures } from './fixtures.ts'

/** What every engine must make of a message: the text and these warnings, or this failure. */
export interface Case {
  readonly name: string
  readonly message: (fixtures: Fixtures) => Promise<Buffer> | Buffer
  readonly keyring?: (fixtures: Fixtures) => Keyring
  readonly maxBytes?: number
  /** What OpenPGP.js cannot but say instead. */
  readonly unlike?: { readonly openpgpjs: FailureCode } | undefined
  readonly expected:
    | {
        readonly text: (fixtures: Fixtures) => Buffer
        readonly warnings?: readonly string[]
        /** What the literal packet's date says; not said: whatever it is. */
        readonly writtenAt?: ((fixtures: Fixtures) => Date | undefined) | undefined
      }
    | { readonly code: FailureCode; readonly params?: (fixtures: Fixtures) => Record<string, unknown> }
}
