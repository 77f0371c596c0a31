import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import type { Places } from './places.ts'

export interface Whole {
  readonly type: 'text/csv; charset=utf-8; header=present' | 'application/x-ndjson; charset=utf-8'
  readonly fileName: string
  /** What comes before the rows. */
  readonly head?: string
}

/**
 * Sends a whole list as it is read, at the pace the client takes it. The first batch is read before anything is
 * sent, so that what is wrong from the start is answered as a problem; what goes wrong later breaks the connection
 * off, so that nobody takes a part for the whole.
 */
export async function sendWhole<Row>(
  reply: FastifyReply,
  places: Places,
  whole: Whole,
  batches: AsyncGenerator<Row[]>,
  write: (row: Row) => string,
): Promise<FastifyReply> {
  const leave = places.enter()
  try {
    const first = await batches.next()
    const text = texts(whole.head, first, batches, write)
    const body = Readable.from(text, { objectMode: false, highWaterMark: 256 * 1024 })
    body.once('close', () => {
      leave()
      // A stream that nobody began to read never entered the generator, so the cursor is closed from here.
      void batches.return(undefined)
    })
    reply.header('content-disposition', `attachment; filename="${whole.fileName}"`)
    return reply.type(whole.type).send(body)
  } catch (error) {
    leave()
    throw error
  }
}

async function* texts<Row>(
  head: string | undefined,
  first: IteratorResult<Row[], unknown>,
  rest: AsyncGenerator<Row[]>,
  write: (row: Row) => string,
): AsyncGenerator<string> {
  if (head !== undefined) yield head
  if (first.done === true) return
  yield first.value.map(write).join('')
  for await (const rows of rest) yield rows.map(write).join('')
}
