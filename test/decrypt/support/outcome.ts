import { Failure, type FailureParams } from '../../../src/book/failures.ts'
import type { DecryptionReport, Engine } from '../../../src/decrypt/engine.ts'
import type { Keyring } from '../../../src/decrypt/keyring.ts'

/** What came of a decryption: the plaintext and its report, or the failure's code. */
export type Outcome =
  | { readonly plaintext: Buffer; readonly report: DecryptionReport }
  | { readonly code: string; readonly params: FailureParams; readonly plaintext?: undefined }

export async function decryptAll(
  engine: Engine,
  message: Uint8Array | AsyncIterable<Uint8Array>,
  keyring: Keyring,
  { maxBytes = 64 * 1024 * 1024, chunkBytes = 64 * 1024 } = {},
): Promise<Outcome> {
  const source = message instanceof Uint8Array ? inChunks(Buffer.from(message), chunkBytes) : message
  const decryption = engine.decrypt(source, keyring, { maxBytes })
  const chunks: Buffer[] = []
  try {
    for await (const chunk of decryption.plaintext) chunks.push(Buffer.from(chunk))
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, params: error.params }
    throw error
  }
  return { plaintext: Buffer.concat(chunks), report: decryption.report() }
}

export async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
