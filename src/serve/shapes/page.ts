import { z } from 'zod'
import { problemSchema } from '../problems.ts'

/** A page of a list. */
export function pageOf<S extends z.ZodType>(record: S) {
  return z.object({
    data: z.array(record),
    page: z.object({
      next_cursor: z.string().nullable().describe('Give it as `cursor` to get the next page. Null on the last one.'),
      has_more: z.boolean(),
    }),
  })
}

export function page<Row>(data: Row[], nextCursor: string | null) {
  return { data, page: { next_cursor: nextCursor, has_more: nextCursor !== null } }
}

const problemContent = { content: { 'application/problem+json': { schema: problemSchema } } }

/** What every call may answer besides what it is for. */
export const problems = {
  '4xx': { description: 'The request cannot be answered; the problem says why and how to mend it.', ...problemContent },
  '5xx': { description: 'The server cannot answer now.', ...problemContent },
}

/** A list that is also to be had as a whole, as CSV and NDJSON. */
export function listAnswer<S extends z.ZodType>(record: S, description: string) {
  return {
    description,
    content: {
      'application/json': { schema: pageOf(record) },
      'text/csv': { schema: z.string().describe('The whole filtered list, with a header row.') },
      'application/x-ndjson': { schema: z.string().describe('The whole filtered list, one JSON object to a line.') },
    },
  }
}
