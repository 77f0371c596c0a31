import { Failure } from '../book/failures.ts'
import { describeBinary } from './describeBinary.ts'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** How much of the start is looked at to tell what the file is. */
const headBytes = 4096

/**
 * Gives the text's bytes without a byte order mark, UTF-16 as UTF-8. UTF-16 is told by its byte order mark or by its
 * NULs. Everything else is passed on as it is: whether a row is UTF-8 or Windows-1252 is told row by row (`scan.ts`).
 * @throws Failure `parse.not-text` when the start is that of a workbook, an archive or other binary data
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, undefined> {
  const head: Buffer[] = []
  let headLength = 0
  let decode: ((chunk: Buffer) => Buffer) | undefined
  let finish = () => Buffer.alloc(0)
  const begin = () => {
    const start = Buffer.concat(head)
    const { encoding, skip } = tellEncoding(start)
    const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: true })
    decode = (chunk) => (decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })))
    finish = () => Buffer.from(decoder?.decode() ?? '')
    return decode(start.subarray(skip))
  }
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (decode !== undefined) yield decode(buffer)
    else {
      // Whoever sends the bytes may use the chunk again, so what is kept is a copy.
      head.push(Buffer.from(buffer))
      headLength += buffer.length
      if (headLength >= headBytes) yield begin()
    }
  }
  if (decode === undefined) yield begin()
  yield finish()
}

function tellEncoding(head: Buffer): { encoding: Encoding; skip: number } {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return checked(head.subarray(3), { encoding: 'utf-8', skip: 3 })
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) throw notText('UTF-32 text')
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', skip: 2 }
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', skip: 2 }
  const nuls = [0, 1, 2, 3].map((place) => shareOfNuls(head, place))
  if (head.length >= 8) {
    const [first, second, third, fourth] = nuls as [number, number, number, number]
    if (second > 0.9 && fourth > 0.9 && first === 0 && third === 0) return { encoding: 'utf-16le', skip: 0 }
    if (first > 0.9 && third > 0.9 && second === 0 && fourth === 0) return { encoding: 'utf-16be', skip: 0 }
    if (nuls.filter((share) => share > 0.9).length === 3) throw notText('UTF-32 text')
  }
  return checked(head, { encoding: 'utf-8', skip: 0 })
}

function checked<T>(head: Buffer, found: T): T {
  const seen = describeBinary(head.subarray(0, headBytes))
  if (seen !== undefined) throw notText(seen)
  return found
}

const notText = (seen: string) => new Failure('parse.not-text', { seen })

const startsWith = (head: Buffer, bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte)

/** Among every fourth byte of the first kilobyte, from `place` on. */
function shareOfNuls(head: Buffer, place: number): number {
  const end = Math.min(head.length, 1024)
  let nuls = 0
  let count = 0
  for (let at = place; at < end; at += 4, count++) if (head[at] === 0) nuls++
  return count === 0 ? 0 : nuls / count
}
