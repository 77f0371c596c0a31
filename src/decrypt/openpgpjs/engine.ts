import { readFileSync } from 'node:fs'
import { config, decrypt, enums, readMessage, type DecryptMessageResult } from 'openpgp'
import { Failure } from '../../book/failures.ts'
import type { Engine } from '../engine.ts'
import { decryption, type Content, type Job } from '../session.ts'
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

export async function* runOpenpgpjs(job: Job): AsyncGenerator<Buffer, Content> {
  const { message, held, session, limits } = job
  if ((message.chunkBits ?? 0) > maxChunkBits) {
    throw new Failure('decrypt.unsupported', { detail: 'pieces of more than 4 MiB' })
  }
  // OpenPGP.js may wait for ever when its input breaks off inside a packet, so it is not waited for then.
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {})
  const unlessBroken = <T>(work: Promise<T>) => Promise.race([work, broken.promise])
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const stop = () => void reader?.cancel(limits.signal?.reason).catch(() => {})
  limits.signal?.addEventListener('abort', stop)
  try {
    const options = { config: { ...config, ...settingsFor(limits.maxBytes) } }
    const binaryMessage = streamOf(message.bytes(), broken.reject)
    const opened = await unlessBroken(readMessage({ binaryMessage, ...options }))
    const inner = watchDecryption(opened)
    const decrypting = decrypt({
      message: opened,
      sessionKeys: session.sessionKey,
      verificationKeys: [...held.signers],
      format: 'binary',
      ...options,
    })
    const result = (await unlessBroken(decrypting)) as unknown as {
      data: ReadableStream<Uint8Array>
      signatures: DecryptMessageResult['signatures']
    }
    reader = result.data.getReader()
    const read = reader.read.bind(reader)
    for (let next = await unlessBroken(read()); !next.done; next = await unlessBroken(read())) {
      const { buffer, byteOffset, byteLength } = next.value
      if (byteLength > 0) yield Buffer.from(buffer, byteOffset, byteLength)
    }
    const unknownSigners = await unlessBroken(checkSignatures(result.signatures, held.signers))
    return { unknownSigners, writtenAt: writtenAt(inner()) }
  } catch (error) {
    throw explain(error, message, limits.maxBytes)
  } finally {
    limits.signal?.removeEventListener('abort', stop)
    await unlessBroken(reader?.cancel() ?? Promise.resolve()).catch(() => {})
  }
}

type OpenedMessage = Awaited<ReturnType<typeof readMessage<Uint8Array>>>

/** The library's `decrypt` keeps the message inside to itself, so it is caught on its way there. */
function watchDecryption(message: OpenedMessage): () => OpenedMessage | undefined {
  let inner: OpenedMessage | undefined
  const decryptMessage = message.decrypt.bind(message)
  message.decrypt = async (...parameters) => (inner = (await decryptMessage(...parameters)) as OpenedMessage)
  return () => inner
}

/** The literal packet's date, in seconds since 1970; 0 when it has none. */
function writtenAt(inner: OpenedMessage | undefined): number {
  const literal = inner?.unwrapCompressed().packets.findPacket(enums.packet.literalData)
  // Private in the library's types only.
  const { date } = (literal ?? {}) as { date?: unknown }
  return date instanceof Date ? date.getTime() / 1000 : 0
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

function streamOf(source: AsyncGenerator<Buffer>, onError: (error: unknown) => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await source.next().catch((error: unknown) => {
          onError(error)
          throw error
        })
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
