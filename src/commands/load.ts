import { Command, InvalidArgumentError, Option } from 'commander'
import { exportedAtExpected, readExportedAt } from '../book/exportedAt.ts'
import type { TableName } from '../book/tables.ts'
import type { FileReport } from './load/loadReport.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import { today } from './decisions.ts'
import { worst, type Outcome } from './exitCodes.ts'
import { interruptible } from './interruptible.ts'
import { paint, printJson, printLines } from './output.ts'

interface Options {
  table?: TableName
  broker?: string
  snapshot?: boolean
  exportedAt?: Date
  go?: boolean
  rejections?: string
  assess?: boolean
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
    .option('--snapshot', 'they are full exports: one with far fewer rows than the last one is held')
    .option('--no-snapshot', 'they are not, whatever the broker’s settings say')
    .option('--exported-at <time>', 'when they were exported: 2026-02-01, or 2026-02-01T14:05:00Z', exportedAt)
    .option('--go', 'load them even if they would be held')
    .option('--rejections <file>', 'write the rejected rows there as CSV; of several files each has its own')
    .option('--no-assess', 'do not assess the book after the last file; openbook assess does it later')
    .option('--json', 'print one JSON document for each file, one a line')
    .addHelpText(
      'after',
      `
A row with the id of a record that is there updates it; other records stay as they are. Rejected rows are not stored:
they are shown, and kept with the upload. Each file goes in as a whole or not at all.

A full export with far fewer rows than the last one, and a file that is older than what is here, are held: nothing of
them goes in until they are loaded again with --go.

After the last file the book is assessed: how much of it carriers can be shown. Whatever comes of that, what was loaded
stays loaded, and the exit code tells of the files alone.

Exit code 0: all rows went in. 2: some rows were rejected. 3: a file is held. 1: a file could not be loaded.

Examples:
  openbook load Clients.csv Carriers.csv Policies.csv
  openbook load ClientUpdates.csv.gpg --rejections rejected.csv
  openbook load Policies.csv --snapshot --exported-at 2026-02-01
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
    let loaded = false
    for await (const report of loadFiles(openbook, { files, broker, ...asRequest(options) }, showProgress, signal)) {
      outcomes.push(outcomeOf(report))
      loaded ||= report.state === 'succeeded'
      if (options.json) printJson(context.stdout, reportDocument(report))
      else printReport(context, reportLines(report), report.state)
    }
    if (options.assess !== false && loaded) {
      const { assessLoaded } = await import('./load/assessLoaded.ts')
      const { assessed, lines } = await assessLoaded(openbook, broker, today(), signal)
      if (!assessed || !options.json) printLines(assessed ? context.stdout : context.stderr, lines)
    }
    return worst(outcomes)
  } finally {
    await openbook.close()
  }
}

function asRequest({ table, snapshot, exportedAt, go, rejections }: Options) {
  const kind = snapshot === undefined ? undefined : snapshot ? ('snapshot' as const) : ('delta' as const)
  return { table, kind, exportedAt, go, ...(rejections === undefined ? {} : { rejections }) }
}

function exportedAt(text: string): Date {
  const read = readExportedAt(text)
  if (read === undefined) throw new InvalidArgumentError(`Write ${exportedAtExpected}.`)
  return read
}

/** What went in goes to standard output, what did not to standard error. */
function printReport(context: Context, [first = '', ...more]: readonly string[], state: FileReport['state']): void {
  const stream = state === 'succeeded' ? context.stdout : context.stderr
  const format = ({ succeeded: 'green', held: 'yellow', failed: 'red' } as const)[state]
  printLines(stream, [paint(stream, format, first), ...more])
}
