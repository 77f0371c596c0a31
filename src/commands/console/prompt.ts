import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'
import { printLines } from '../output.ts'
import { describeTable, describeTables } from './describeTables.ts'
import type { RowPrinter } from './printers.ts'
import { runAndReport } from './runScript.ts'
import type { Session } from './runStatement.ts'
import { splitStatements } from './splitStatements.ts'

const historyLength = 1000
const help = [
  'End a statement with ; to run it. Ctrl-C stops what runs, or drops what you have typed.',
  '  \\dt         the tables',
  '  \\d TABLE    one table: columns, indexes, constraints',
  '  \\q          leave (so does Ctrl-D)',
]

/** The prompt for machines without psql: statements over several lines, history kept in `historyFile`. */
export async function prompt(
  context: Context,
  session: Session,
  printer: RowPrinter,
  historyFile: string,
): Promise<Outcome> {
  const lines = createInterface({
    input: context.stdin,
    output: context.stdout,
    history: readHistory(historyFile),
    historySize: historyLength,
    removeHistoryDuplicates: true,
  })
  let typed = ''
  let running = false
  let open = true
  const ask = () => {
    // The end of the input may be here before its last lines are worked on.
    if (!open) return
    lines.setPrompt(typed === '' ? 'openbook=> ' : 'openbook-> ')
    lines.prompt()
  }
  lines.on('close', () => (open = false))
  lines.on('history', (history: string[]) => writeHistory(historyFile, history))
  lines.on('SIGINT', () => {
    if (running) {
      session.cancel().catch(() => {})
      return
    }
    typed = ''
    context.stdout.write('\n(\\q leaves)\n')
    // What stands on the line is dropped too.
    lines.write(null, { ctrl: true, name: 'u' })
    ask()
  })
  context.stdout.write('SQL, ended by ; — \\? for help, \\q to leave\n')
  ask()
  for await (const line of lines) {
    if (typed.trim() === '' && /^\s*(\\|(quit|exit)\s*;?\s*$)/i.test(line)) {
      if (!(await metaCommand(context, session, line.trim()))) break
      typed = ''
    } else {
      const { statements, rest } = splitStatements(`${typed}${line}\n`)
      typed = rest.text === '' ? '' : `${rest.text}\n`
      running = true
      for (const statement of statements) if (!(await runAndReport(context, session, statement, printer))) break
      running = false
    }
    if (session.isLost()) {
      context.stderr.write('The database has ended the connection. Open the console again to go on.\n')
      return 'failed'
    }
    ask()
  }
  lines.close()
  context.stdout.write('\n')
  return 'ok'
}

/** @returns false to leave */
async function metaCommand(context: Context, session: Session, line: string): Promise<boolean> {
  const [name = '', argument] = line.replace(/;$/, '').split(/\s+/)
  if (['\\q', 'quit', 'exit'].includes(name.toLowerCase())) return false
  if (name === '\\dt' || (name === '\\d' && !argument)) printLines(context.stdout, await describeTables(session))
  else if (name === '\\d') printLines(context.stdout, await describeTable(session, argument!))
  else if (name === '\\?' || name === '\\h') printLines(context.stdout, help)
  else printLines(context.stdout, [`${name} is not known here.`, ...help])
  return true
}

function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}

/** Statements may hold names, so the file is its owner's only. Without a place for it, there is no history. */
function writeHistory(file: string, history: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, `${history.join('\n')}\n`, { mode: 0o600 })
  } catch {
    return
  }
}
