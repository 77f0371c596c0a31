import { Command, Option } from 'commander'
import type { TableName } from '../book/tables.ts'
import type { FileReport } from './load/loadReport.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import { worst, type Outcome } from './exitCodes.ts'
import { interruptible } from './interruptible.ts'
import { paint, printJson, printLines } from './output.ts'

interface Options {
  table?: TableName
  broker?: string
  rejections?: string
  json?: boolean
}

export function loadCommand(context: Context): Command {
  return new Command('load')
    .description('load CSV files, plain or encrypted, into the book, in the order given')
    .argument('<file...>', 'exports of clients, carriers or policies')
    .addOption(
      new Option('--table <name>', 'which table it is (default: told by the header row)').choices([
        'clients',
        'carriers',
        'policies',
      ]),
    )
    .option('--broker <slug>', 'whose book it is (default: the only broker there is)')
    .option('--rejections <file>', 'write the rejected rows there as CSV; of several files each has its own')
    .option('--json', 'print one JSON document for each file, one a line')
    .addHelpText(
      'after',
      `
A row with the id of a record that is there updates it; other records stay as they are. Rejected rows are not stored:
they are shown, and kept with the upload. Each file goes in as a whole or not at all.

Exit code 0: all rows went in. 2: some rows were rejected. 1: a file could not be loaded.

Examples:
  openbook load Clients.csv Carriers.csv Policies.csv
  openbook load ClientUpdates.csv.gpg --rejections rejected.csv
  openbook load export.csv --table policies --broker acme --json`,
    )
    .action(
      action<Options>(context, (options, files) =>
        interruptible(context, (signal) => load(context, options, files, signal)),
      ),
    )
}

async function load(
  context: Context,
  options: Options,
  files: readonly string[],
  signal: AbortSignal,
): Promise<Outcome> {
  const { checkRejectionsFiles, loadFiles, outcomeOf } = await import('./load/loadFiles.ts')
  const { progressView } = await import('./load/progressView.ts')
  const { reportDocument, reportLines } = await import('./load/loadReport.ts')
  const { openOpenbook } = await import('../app.ts')
  const { findOrMakeBroker } = await import('../store/brokers.ts')
  checkRejectionsFiles({ files, ...options })
  const openbook = await openOpenbook(await context.config())
  try {
    const broker = await findOrMakeBroker(openbook.pool, options.broker)
    const showProgress = (file: string, bytes: number) => progressView(context.stderr, file, bytes)
    const outcomes: Outcome[] = []
    for await (const report of loadFiles(
      openbook,
      { files, broker, ...withoutBroker(options) },
      showProgress,
      signal,
    )) {
      outcomes.push(outcomeOf(report))
      if (options.json) printJson(context.stdout, reportDocument(report))
      else printReport(context, reportLines(report), report.state)
    }
    return worst(outcomes)
  } finally {
    await openbook.close()
  }
}

function withoutBroker({ table, rejections }: Options) {
  return { ...(table === undefined ? {} : { table }), ...(rejections === undefined ? {} : { rejections }) }
}

/** What went in goes to standard output, what did not to standard error. */
function printReport(context: Context, [first = '', ...more]: readonly string[], state: FileReport['state']): void {
  const stream = state === 'failed' ? context.stderr : context.stdout
  const format = state === 'failed' ? ('red' as const) : ('green' as const)
  printLines(stream, [paint(stream, format, first), ...more])
}
