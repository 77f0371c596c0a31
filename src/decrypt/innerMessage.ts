import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createInflate, createInflateRaw, inflateRawSync, inflateSync } from 'node:zlib'
import { Failure } from '../book/failures.ts'
import { FramingError, PacketScanner } from './packets.ts'

const tags = { compressed: 8, literal: 11 }
const zip = 1
const zlib = 2

/** So much of the decrypted packets is enough to see what they are. */
export const innerHeadBytes = 4096

/**
 * Whether what was inside the encryption is nothing but a file, compressed by zip or zlib or not: no signature, no
 * bzip2. Then there is nothing to verify, and `readFile` gets at the file with framing and zlib alone.
 */
export function isBareFile(head: Buffer): boolean {
  const outer = startOf(head)
  if (outer?.tag === tags.literal) return true
  if (outer?.tag !== tags.compressed) return false
  const [algorithm, ...compressed] = [outer.body[0], outer.body.subarray(1)] as const
  return startOf(peekInflated(algorithm, compressed[0]))?.tag === tags.literal
}

/**
 * Takes the file's bytes out of the decrypted packets.
 * @returns the date in the literal packet, in seconds since 1970
 * @throws Failure `decrypt.malformed` when they are not one literal packet, or one in a compressed packet
 */
export async function* readFile(packets: AsyncIterable<Buffer>): AsyncGenerator<Buffer, number> {
  try {
    return yield* readLiteral(packets, true)
  } catch (cause) {
    const isZlib = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
    throw cause instanceof FramingError || isZlib ? new Failure('decrypt.malformed', {}, { cause }) : cause
  }
}

async function* readLiteral(packets: AsyncIterable<Buffer>, mayBeCompressed: boolean): AsyncGenerator<Buffer, number> {
  const bodies = bodiesOf(packets)
  const first = await bodies.next()
  if (first.done === true) throw new FramingError('there is no packet')
  const { tag } = first.value
  const rest = prepend(first.value.bytes, bodies)
  if (tag === tags.literal) return yield* withoutLiteralHeader(rest)
  if (tag === tags.compressed && mayBeCompressed) return yield* readLiteral(inflated(rest), false)
  throw new FramingError(`a packet with tag ${tag} is in place of the file`)
}

/** The bodies' bytes of the only packet; its tag comes with each piece. */
async function* bodiesOf(packets: AsyncIterable<Buffer>): AsyncGenerator<{ tag: number; bytes: Buffer }> {
  let tag: number | undefined
  let pieces: Buffer[] = []
  const scanner = new PacketScanner({
    packet(next) {
      if (tag !== undefined) throw new FramingError('another packet follows the file')
      tag = next
    },
    body: (bytes) => pieces.push(bytes),
  })
  for await (const chunk of packets) {
    scanner.push(chunk)
    if (pieces.length > 0) yield { tag: tag ?? 0, bytes: joined(pieces) }
    pieces = []
  }
  scanner.end()
}

/** gpg writes parts of 8 KiB, and each piece costs a turn through every stage from here to the scanner. */
function joined(pieces: Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

async function* prepend(first: Buffer, rest: AsyncIterable<{ bytes: Buffer }>): AsyncGenerator<Buffer> {
  yield first
  for await (const { bytes } of rest) yield bytes
}

/** A literal packet begins with a mode, a file name and a date, which are not authenticated by a signature. */
async function* withoutLiteralHeader(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer, number> {
  let date = 0
  let header: Buffer | undefined = Buffer.alloc(0)
  for await (const bytes of body) {
    if (header === undefined) {
      yield bytes
      continue
    }
    header = Buffer.concat([header, bytes])
    const size = 6 + (header[1] ?? 0)
    if (header.length < size) continue
    date = header.readUInt32BE(size - 4)
    const rest = header.subarray(size)
    header = undefined
    if (rest.length > 0) yield rest
  }
  if (header !== undefined) throw new FramingError('the literal packet is too short')
  return date
}

async function* inflated(body: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const source = withoutAlgorithm(body)
  const { value: algorithm } = await source.next()
  if (algorithm === 0) {
    yield* source as AsyncGenerator<Buffer>
    return
  }
  if (algorithm !== zip && algorithm !== zlib) throw new FramingError('the compression is not zip or zlib')
  const inflate = (algorithm === zip ? createInflateRaw : createInflate)({ chunkSize: 256 * 1024 })
  const done = pipeline(Readable.from(source), inflate)
  // Its error is that of the iteration; without this it would count as unhandled.
  done.catch(() => {})
  yield* givingBack(inflate as AsyncIterable<Buffer>)
  await done
}

/**
 * Gives each piece's memory back as soon as the next one is asked for. It lies outside of the heap, and left to itself
 * V8 collects all garbage again and again to get at it.
 */
async function* givingBack(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let last: ArrayBuffer | undefined
  for await (const piece of pieces) {
    // One buffer may hold several pieces that follow each other.
    if (last !== undefined && last !== piece.buffer) last.transfer(0)
    last = piece.buffer as ArrayBuffer
    yield piece
  }
}

/** First the algorithm's number, then the compressed bytes. */
async function* withoutAlgorithm(body: AsyncGenerator<Buffer>): AsyncGenerator<number | Buffer> {
  const first = await body.next()
  if (first.done === true) return
  yield first.value[0] ?? 0
  if (first.value.length > 1) yield first.value.subarray(1)
  yield* body
}

function startOf(head: Buffer): { tag: number; body: Buffer } | undefined {
  let start: { tag: number; body: Buffer } | undefined
  const scanner = new PacketScanner({
    packet(tag) {
      start ??= { tag, body: Buffer.alloc(0) }
    },
    body(bytes) {
      if (start?.body.length === 0) start.body = bytes
    },
  })
  try {
    scanner.push(head)
  } catch {
    // Whatever follows the first packet is looked at when it is read.
  }
  return start
}

/** The first bytes that come of the compressed ones; none when they are not zip or zlib. */
function peekInflated(algorithm: number | undefined, compressed: Buffer): Buffer {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 * 1024 * 1024 }
  try {
    if (algorithm === 0) return compressed
    if (algorithm === zip) return inflateRawSync(compressed, options)
    if (algorithm === zlib) return inflateSync(compressed, options)
  } catch {
    return Buffer.alloc(0)
  }
  return Buffer.alloc(0)
}
