import pg from 'pg'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'
import { hasNoReader, paint, printLines } from '../output.ts'
import type { RowPrinter } from './printers.ts'
import { runStatement, type Session } from './runStatement.ts'
import { splitStatements, type Statement } from './splitStatements.ts'
import { sqlErrorLine, sqlErrorLines } from './sqlError.ts'

/** Runs the statements of a text one after another, each in a transaction of its own, up to the first that fails. */
export async function runScript(
  context: Context,
  session: Session,
  sql: string,
  printer: RowPrinter,
  signal: AbortSignal,
): Promise<Outcome> {
  const { statements, rest } = splitStatements(sql)
  signal.addEventListener('abort', () => void session.cancel().catch(() => {}), { once: true })
  for (const statement of rest.text === '' ? statements : [...statements, rest]) {
    if (signal.aborted) return 'interrupted'
    if (hasNoReader(context.stdout)) return 'ok'
    if (!(await runAndReport(context, session, statement, printer))) return 'failed'
  }
  return 'ok'
}

/** @returns whether the statement succeeded */
export async function runAndReport(
  context: Context,
  session: Session,
  statement: Statement,
  printer: RowPrinter,
): Promise<boolean> {
  try {
    await runStatement(session, statement.text, printer, context.stdout)
    return true
  } catch (error) {
    // Whoever read the output has seen enough, and so the statement was stopped.
    if (hasNoReader(context.stdout)) return true
    const [first = '', ...more] = sqlErrorLines(error, statement)
    printLines(context.stderr, [paint(context.stderr, 'red', first), ...more])
    const code = error instanceof pg.DatabaseError && error.code !== undefined ? { code: error.code } : {}
    printer.fail({ message: first.replace(/^error: /, ''), ...code, line: sqlErrorLine(error, statement) })
    return false
  }
}
