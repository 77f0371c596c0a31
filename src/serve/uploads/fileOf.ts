import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { Failure } from '../../book/failures.ts'
import { InvalidRequest } from '../problems.ts'

/** The file in a request, unread, and what came with it in the form. */
export interface IncomingFile {
  readonly chunks: AsyncIterator<Uint8Array>
  readonly fileName: string | undefined
  /** The form's fields before the file: parameters, like those of the address. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Finds the file: the form field `file` of multipart/form-data, else the body itself, whatever it calls its type.
 * Nothing is buffered, and leaving the chunks early leaves the connection whole for the answer.
 * @throws Failure `receive.no-file`, `request.invalid`
 */
export async function fileOf(request: FastifyRequest): Promise<IncomingFile> {
  if (request.isMultipart()) return fromForm(request)
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  return { chunks: unread(body), fileName: undefined, fields: {} }
}

// The size of the file is limited where it is received; here only what surrounds it.
const limits = { fileSize: Infinity, fieldSize: 1000, fieldNameSize: 100, fields: 20, files: 2, parts: 22 }

async function fromForm(request: FastifyRequest): Promise<IncomingFile> {
  const parts = request.parts({ limits })
  const fields: Record<string, string> = {}
  for (;;) {
    const next = await parts.next().catch(unreadable)
    if (next.done === true) throw new Failure('receive.no-file')
    const part = next.value
    if (part.type === 'file' && part.fieldname === 'file') {
      return { chunks: fileThenEnd(part.file, parts), fileName: part.filename || undefined, fields }
    }
    if (part.type === 'file') throw wrong(part.fieldname, 'Is not known here; the file is to be in the field "file".')
    if (part.fieldname in fields) throw wrong(part.fieldname, 'Is given more than once.')
    fields[part.fieldname] = String(part.value)
  }
}

/**
 * The file, and then the form's end: only a form that ended as it should vouches for a whole file.
 * @fastify/multipart by itself would take a file for whole that was cut off between two parts.
 */
async function* fileThenEnd(
  file: Readable,
  rest: ReturnType<FastifyRequest['parts']>,
): AsyncGenerator<Uint8Array, void> {
  const chunks = unread(file)
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value
    const more = await rest.next()
    if (more.done !== true)
      throw wrong(more.value.fieldname, 'Comes after the file; put it before it, or in the address.')
  } finally {
    await chunks.return?.()
  }
}

function unread(stream: Readable): AsyncIterator<Uint8Array> {
  return stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>
}

function unreadable(cause: unknown): never {
  if (cause instanceof Error && 'code' in cause && cause.code === 'FST_MP_PREMATURE_CLOSE') {
    throw new Failure('receive.cut-off', {}, { cause })
  }
  throw new InvalidRequest([{ name: 'body', message: 'Is not a form as multipart/form-data has it.' }])
}

function wrong(name: string, message: string): InvalidRequest {
  return new InvalidRequest([{ name: name.slice(0, 60), message }])
}
