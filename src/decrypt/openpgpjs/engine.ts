import { readFileSync } from 'node:fs'
import { config, decrypt, readMessage, type DecryptMessageResult } from 'openpgp'
import { Failure } from '../../book/failures.ts'
import type { Engine } from '../engine.ts'
import { decryption, type Job } from '../session.ts'
import { explain } from './explain.ts'
import { checkSignatures } from './signatures.ts'

/** Decrypts with OpenPGP.js: no program needed, and RFC 9580's messages too, but slow for OCB (3–12 MB/s). */
export function createOpenpgpjsEngine(): Engine {
  return {
    name: 'openpgpjs',
    version: `OpenPGP.js ${installedVersion()}`,
    decrypt: (ciphertext, keyring, limits) => decryption(runOpenpgpjs, ciphertext, keyring, limits),
  }
}

/** Pieces with a tag of their own are held in memory whole. RFC 9580 allows 4 MiB; GnuPG 2.3.0 wrote 128 MiB. */
const maxChunkBits = 22

export async function* runOpenpgpjs(job: Job): AsyncGenerator<Buffer, string[]> {
  const { message, held, session, limits } = job
  if ((message.chunkBits ?? 0) > maxChunkBits) {
    throw new Failure('decrypt.unsupported', { detail: 'pieces of more than 4 MiB' })
  }
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const stop = () => void reader?.cancel(limits.signal?.reason).catch(() => {})
  limits.signal?.addEventListener('abort', stop)
  try {
    const options = { config: { ...config, ...settingsFor(limits.maxBytes) } }
    const binaryMessage = streamOf(message.bytes())
    const opened = await readMessage({ binaryMessage, ...options })
    const result = (await decrypt({
      message: opened,
      sessionKeys: session.sessionKey,
      verificationKeys: [...held.signers],
      format: 'binary',
      ...options,
    })) as unknown as { data: ReadableStream<Uint8Array>; signatures: DecryptMessageResult['signatures'] }
    reader = result.data.getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { buffer, byteOffset, byteLength } = next.value
      if (byteLength > 0) yield Buffer.from(buffer, byteOffset, byteLength)
    }
    return await checkSignatures(result.signatures, held.signers)
  } catch (error) {
    throw explain(error, message, limits.maxBytes)
  } finally {
    limits.signal?.removeEventListener('abort', stop)
    await reader?.cancel().catch(() => {})
  }
}

/** Takes as much as gpg does; what counts is integrity, which is never relaxed. */
function settingsFor(maxBytes: number) {
  return {
    // Streams plaintext before its end is checked, in bounded memory. A bad end is an error at the end of the stream.
    allowUnauthenticatedStream: true,
    allowUnauthenticatedMessages: false,
    // The literal packet's framing is in it as well: at most a byte in 512.
    maxDecompressedMessageSize: maxBytes + Math.ceil(maxBytes / 256) + 64 * 1024,
    rejectPublicKeyAlgorithms: new Set<never>(),
    rejectCurves: new Set<never>(),
    rejectMessageHashAlgorithms: config.rejectHashAlgorithms,
    minRSABits: 1024,
  }
}

function streamOf(source: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await source.next()
        if (done === true) controller.close()
        // Not as a Buffer, whose slice() makes no copy; OpenPGP.js relies on that.
        else controller.enqueue(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      },
      async cancel() {
        await source.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

function installedVersion(): string {
  const file = new URL('../../package.json', import.meta.resolve('openpgp'))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
