import { Failure } from '../book/failures.ts'

/**
 * What the log may know of an error: enough to find the cause, but no values. A message of the database can repeat
 * what was in a row, so of those only the code and the places are kept.
 */
export function whatFailed(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { severity, code, table, constraint, routine } = error as Error & Record<string, unknown>
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const stack = places.slice(0, 10).join('\n')
  if (typeof severity === 'string')
    return { error: 'database', severity, sqlstate: code, table, constraint, routine, stack }
  const cause = error.cause === undefined ? {} : { cause: whatFailed(error.cause) }
  if (error instanceof Failure) return { error: error.code, ...cause }
  return { error: error.name, error_code: code, message: error.message.slice(0, 500), stack, ...cause }
}
