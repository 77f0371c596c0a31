import { z } from 'zod'
import { describeFailure, Failure, type FailureCode, type FailureParams } from '../book/failures.ts'

/**
 * What leaves when a request fails: an RFC 9457 problem. Every error answer is made here, so nothing that is not in
 * the catalogue of failures can leak.
 */

export interface WrongParameter {
  readonly name: string
  readonly message: string
}

/** A request with parameters that are not as expected, all of them named. */
export class InvalidRequest extends Failure {
  readonly errors: readonly WrongParameter[]

  constructor(errors: readonly WrongParameter[]) {
    super('request.invalid', { detail: errors.map(({ name, message }) => `${name}: ${message}`).join(' ') })
    this.errors = errors
  }
}

export const problemSchema = z
  .object({
    type: z.string().describe('Where the code is explained.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened, where, and what was expected.'),
    code: z.string().describe('Stable: programs should look at this.'),
    hint: z.string().describe('How to mend it.'),
    request_id: z.string().describe('Leads to the entry in the server’s log.'),
    errors: z
      .array(z.object({ name: z.string(), message: z.string() }))
      .optional()
      .describe('For request.invalid: every parameter that is wrong.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong, after RFC 9457.' })

export type Problem = z.output<typeof problemSchema>

/** The problem for whatever was thrown; what is not a failure of the catalogue says nothing about itself. */
export function problemOf(error: unknown, requestId: string): Problem {
  const failure = toFailure(error, requestId)
  return {
    ...problem(failure.code, failure.params, requestId),
    ...(failure instanceof InvalidRequest && { errors: [...failure.errors] }),
  }
}

export function problem(code: FailureCode, params: FailureParams, requestId: string): Problem {
  const { status, title, sentence, hint } = describeFailure(code, params)
  return { type: `/docs/errors#${code}`, title, status, detail: sentence, code, hint, request_id: requestId }
}

/** Seconds to wait before trying again, for the codes where waiting helps. */
export function retryAfter(code: string): number | undefined {
  return ['server.busy', 'server.crowded', 'server.unavailable'].includes(code) ? 5 : undefined
}

function toFailure(error: unknown, requestId: string): Failure {
  if (error instanceof Failure) return error
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (isDatabaseDown(error)) return new Failure('server.unavailable')
  // PostgreSQL: the statement, or its transaction, was ended by the limit that answers have (store.ts) or by one of the
  // database's owner.
  if (code === '57014' || code === '25P04') return new Failure('server.too-slow')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new InvalidRequest([{ name: 'body', message: 'Is too large.' }])
  // What Fastify refuses by itself: a body that is not JSON, another content type, a malformed address.
  if (typeof code === 'string' && code.startsWith('FST_ERR') && statusCode === 415) {
    return new InvalidRequest([{ name: 'content-type', message: 'Send JSON, as application/json.' }])
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new InvalidRequest([{ name: code === 'FST_ERR_BAD_URL' ? 'address' : 'body', message: 'Cannot be read.' }])
  }
  return new Failure('server.internal', { request: requestId })
}

const downCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  // PostgreSQL: connection exceptions, too many connections, shutting down, starting up; it takes no writes, its disk
  // is full, it has ended a transaction that stood still.
  '08000',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '25006',
  '53100',
  '25P03',
])

const downMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
]

export function isDatabaseDown(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown)
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && downCodes.has(code)) return true
  return downMessages.some((message) => error.message.startsWith(message))
}
