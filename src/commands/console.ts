import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { Failure } from '../book/failures.ts'
import type { Store } from '../store/store.ts'
import { action } from './action.ts'
import type { RowPrinter } from './console/printers.ts'
import type { Session } from './console/runStatement.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { interruptible } from './interruptible.ts'
import { fileTrouble, printJson } from './output.ts'

interface Options {
  command?: string
  csv?: boolean
  json?: boolean
  psql: boolean
  psqlCommand?: boolean
}

const largestScript = 64 * 1024 * 1024

export function consoleCommand(context: Context): Command {
  return new Command('console')
    .description('run SQL on the database: at a prompt (psql where it is installed), from -c, a file or standard input')
    .argument('[file]', 'a file of SQL statements')
    .option('-c, --command <sql>', 'run these statements and end')
    .addOption(new Option('--csv', 'print rows as CSV').conflicts('json'))
    .option('--json', 'print a JSON document for each statement, one a line')
    .option('--no-psql', "use Openbook's own prompt even where psql is installed")
    .option('--psql-command', 'print the command by which psql joins the database from another terminal, and end')
    .addHelpText(
      'after',
      `
Statements run one by one, each in a transaction of its own (write begin; and commit; to join some), up to the first
that fails. The embedded database runs while any Openbook process does: psql can join it then, by the line that
--psql-command prints.

Examples:
  openbook console
  openbook console -c "select state, count(*) from clients group by state order by 2 desc"
  openbook console report.sql --csv > report.csv`,
    )
    .action(action<Options>(context, (options, [file]) => openConsole(context, options, file)))
}

async function openConsole(context: Context, options: Options, file: string | undefined): Promise<Outcome> {
  const interactive =
    file === undefined && options.command === undefined && context.stdin.isTTY && !options.json && !options.csv
  const sql = interactive || options.psqlCommand ? '' : await readSql(context, options.command, file)
  const { openStore } = await import('../store/store.ts')
  const config = await context.config()
  const store = await openStore(config)
  try {
    if (options.psqlCommand) return await showPsqlCommand(context, store, options.json === true)
    const { findPsql, runPsql } = await import('./console/psql.ts')
    const psql = interactive && options.psql ? findPsql(context.env) : undefined
    if (psql !== undefined) return await runPsql(context, psql, store.connection)
    return await withSession(context, store, async (session) => {
      const printer = await choosePrinter(context, options, interactive)
      if (interactive) {
        const { prompt } = await import('./console/prompt.ts')
        return prompt(context, session, printer, join(config.dataDirectory, 'console_history'))
      }
      const { runScript } = await import('./console/runScript.ts')
      return interruptible(context, (signal) => runScript(context, session, sql, printer, signal))
    })
  } finally {
    await store.close()
  }
}

async function withSession(
  context: Context,
  store: Store,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ ...store.connection, application_name: 'openbook console' })
  await client.connect()
  let lost = false
  client.on('error', () => (lost = true))
  client.on('notice', ({ severity, message }) => context.stderr.write(`${severity ?? 'NOTICE'}: ${message ?? ''}\n`))
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const cancel = async () => void (await store.pool.query('select pg_cancel_backend($1)', [rows[0]!.pid]))
    return await work({ client, cancel, isLost: () => lost })
  } finally {
    if (!lost) await client.end()
  }
}

async function choosePrinter(context: Context, options: Options, interactive: boolean): Promise<RowPrinter> {
  const { csvPrinter, jsonPrinter, tablePrinter } = await import('./console/printers.ts')
  const write = (text: string) => void context.stdout.write(text)
  if (options.json) return jsonPrinter(write)
  return options.csv ? csvPrinter(write) : tablePrinter(write, interactive)
}

async function showPsqlCommand(context: Context, store: Store, json: boolean): Promise<Outcome> {
  const { psqlCommand } = await import('./console/psql.ts')
  const command = psqlCommand(store.connection)
  if (json) printJson(context.stdout, { command })
  else context.stdout.write(`${command}\n`)
  return 'ok'
}

async function readSql(context: Context, given: string | undefined, file: string | undefined): Promise<string> {
  if (given !== undefined) return given
  if (file === undefined || file === '-') return readStdin(context)
  try {
    if ((await stat(file)).size > largestScript) throw new Error('it is larger than 64 MB')
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Failure('file.unreadable', { file, detail: fileTrouble(cause) }, { cause })
  }
}

async function readStdin(context: Context): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of context.stdin as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > largestScript)
      throw new Failure('file.unreadable', { file: 'standard input', detail: 'it is larger than 64 MB' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
