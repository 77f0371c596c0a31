import pg from 'pg'
import { visible } from './alignedTable.ts'
import type { Statement } from './splitStatements.ts'

/**
 * Lines that say what the database found wrong with a statement, with the place marked:
 *
 *     error: column "nam" does not exist
 *       line 3: select nam from clients
 *                      ^
 *       hint: Perhaps you meant to reference the column "clients.name".
 */
export function sqlErrorLines(error: unknown, statement: Statement): string[] {
  if (!(error instanceof pg.DatabaseError)) return [`error: ${error instanceof Error ? error.message : String(error)}`]
  return [
    `error: ${visible(error.message)}`,
    ...marked(error, statement),
    ...(error.detail === undefined ? [] : [`  detail: ${visible(error.detail)}`]),
    ...(error.hint === undefined ? [] : [`  hint: ${visible(error.hint)}`]),
  ]
}

/** The line, in the whole text, that the error is on. */
export function sqlErrorLine(error: unknown, statement: Statement): number {
  return statement.line + (errorPlace(error, statement)?.line ?? 0)
}

function marked(error: pg.DatabaseError, statement: Statement): string[] {
  const place = errorPlace(error, statement)
  if (place === undefined) return []
  const label = `  line ${statement.line + place.line}: `
  const before = visible(place.text.slice(0, place.column))
  // A long line is shown around the place only.
  const from = Math.max(0, before.length - 60)
  const shown = visible(place.text).slice(from, from + 110)
  return [label + shown, ' '.repeat(label.length + before.length - from) + '^']
}

/** PostgreSQL counts characters, not UTF-16 units, from 1. */
function errorPlace(error: unknown, statement: Statement): { line: number; column: number; text: string } | undefined {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  if (!(position > 0)) return undefined
  const before = Array.from(statement.text)
    .slice(0, position - 1)
    .join('')
    .split('\n')
  const line = before.length - 1
  return { line, column: before[line]!.length, text: statement.text.split('\n')[line] ?? '' }
}
