import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'

/** SQL for a fix's id: its code and, where it has one, its cause in a form that fits an address. */
export function fixId(code: RawBuilder<unknown>, cause: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(${code} || coalesce('~' || left(encode(sha256(convert_to(${cause}, 'UTF8')), 'hex'), 12), ''))`
}

/** The same of values. */
export function fixIdOf(code: string, cause: string | null): string {
  return cause === null ? code : `${code}~${createHash('sha256').update(cause).digest('hex').slice(0, 12)}`
}
