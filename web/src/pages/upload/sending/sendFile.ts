import type { Schema } from '../../../api/client.ts'
import { ApiProblem, asProblem, unreachable } from '../../../api/problem.ts'

/** What the sender says of the files; what is left out, Openbook finds out. */
export interface Choices {
  /** A slug; left out, the only real broker, or a first one that is made for it. */
  readonly broker?: string | undefined
  readonly table?: Schema<'TableScore'>['table'] | undefined
  readonly kind?: NonNullable<Schema<'Upload'>['kind']> | undefined
  /** YYYY-MM-DD */
  readonly exported_at?: string | undefined
}

interface Received {
  readonly upload: Schema<'Upload'>
  /** The same file had been received before. */
  readonly replayed: boolean
}

interface Sending {
  readonly done: Promise<Received>
  cancel(): void
}

/**
 * Sends one file. Of one that is surely not encrypted only the beginning is sent: enough for Openbook to say no to,
 * and nothing more of it goes over the wire.
 * @param onProgress told the bytes that are on their way
 */
export function sendFile(file: File, choices: Choices, onProgress: (bytes: number) => void): Sending {
  const request = new XMLHttpRequest()
  return {
    done: readHead(file).then((head) =>
      post(request, formOf(looksPlain(head) ? file.slice(0, headBytes) : file, file.name, choices), onProgress),
    ),
    cancel: () => request.abort(),
  }
}

const headBytes = 4096

async function readHead(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  } catch {
    throw new ApiProblem({
      code: 'web.unreadable',
      status: 400,
      detail: 'The file cannot be read.',
      hint: 'It was moved or changed since it was chosen, or it is a folder. Choose it again.',
    })
  }
}

/** Neither binary OpenPGP, whose first byte has its highest bit set, nor armor anywhere near the beginning. */
function looksPlain(head: Uint8Array): boolean {
  if (head.length === 0) return false
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const isBinary = !hasMark && (head[0]! & 0x80) !== 0
  return !isBinary && !new TextDecoder('latin1').decode(head).includes('-----BEGIN PGP ')
}

/** What is said of the file comes before it. */
function formOf(content: Blob, name: string, choices: Choices): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(choices)) if (value !== undefined && value !== '') form.set(field, value)
  form.set('file', content, name)
  return form
}

function post(request: XMLHttpRequest, form: FormData, onProgress: (bytes: number) => void): Promise<Received> {
  return new Promise((resolve, reject) => {
    request.open('POST', '/v1/uploads')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', () => reject(cutOff()))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (request.status === 200) {
        const { upload } = answer as { upload: Schema<'Upload'> }
        resolve({ upload, replayed: request.getResponseHeader('idempotent-replayed') === 'true' })
      } else reject(isProblem(answer) ? new ApiProblem(answer) : unreachable())
    })
    request.send(form)
  })
}

const isProblem = (answer: unknown): answer is Schema<'Problem'> =>
  typeof answer === 'object' && answer !== null && 'detail' in answer && 'hint' in answer

function cutOff(): ApiProblem {
  return new ApiProblem({
    code: 'web.cut-off',
    status: 0,
    detail: 'The connection was lost before the file was received.',
    hint: 'Send it again: the same file is never loaded twice.',
  })
}

/** @returns undefined when it was the sender who stopped it */
export function problemOf(error: unknown): ApiProblem | undefined {
  return error instanceof DOMException && error.name === 'AbortError' ? undefined : asProblem(error)
}
