import { createHash } from 'node:crypto'
import { sql } from 'kysely'

/** SQL for the id of a group of repairs, of columns `code` and `cause`. */
export const repairId = sql`left(encode(sha256(convert_to(code || chr(10) || cause, 'UTF8')), 'hex'), 16)`

/** The same of values. */
export function repairIdOf(code: string, cause: string): string {
  return createHash('sha256').update(`${code}\n${cause}`).digest('hex').slice(0, 16)
}
