import { z } from 'zod'
import { negotiate } from './negotiate.ts'

export type Format = 'json' | 'csv' | 'ndjson'

export const formatParameter = z
  .enum(['json', 'csv', 'ndjson'])
  .optional()
  .describe('For where the Accept header cannot be set, such as a link.')

/** How a list is to be sent: as `format` says, else as the Accept header does. */
export function formatOf(format: Format | undefined, accept: string | undefined): Format {
  if (format !== undefined) return format
  return formats[negotiate(accept, ['application/json', 'text/csv', 'application/x-ndjson'])]
}

const formats = { 'application/json': 'json', 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' } as const
