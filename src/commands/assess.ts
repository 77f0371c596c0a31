import { Command } from 'commander'
import { action } from './action.ts'
import type { Context } from './context.ts'
import { dateOption, limitOption, today } from './decisions.ts'
import type { Outcome } from './exitCodes.ts'
import { interruptible } from './interruptible.ts'
import { duration, plural, printJson, printLines } from './output.ts'
import { UsageError } from './reportFailure.ts'

interface Options {
  broker?: string
  asOf?: string
  limit: number
  force?: boolean
  report?: string
  fixes?: string
  fix?: string
  fields?: boolean
  json?: boolean
}

export function assessCommand(context: Context): Command {
  return new Command('assess')
    .description('say how much of a book carriers can be shown, and what to mend first')
    .option('--broker <slug>', 'whose book (default: the only broker there is)')
    .option('--as-of <date>', 'the day from which the 12 months count (default: today)', dateOption)
    .option('--limit <number>', 'how many fixes --json and --report tell', limitOption, 50)
    .option('--report <file>', 'write the report for people there, as one HTML page')
    .option('--fixes <path>', 'write the rows to fill in there as CSV: a folder, or a file.csv for one fix')
    .option('--fix <id>', 'with --fixes: this fix only (default: all that are mended by filling in)')
    .option('--force', 'assess the book even where nothing has changed since it last was')
    .option('--fields', 'tell the quality of every field, not only of every table')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
The book is assessed first where it, a decision or the rules have changed. What is filled in is loaded like any other
file: openbook load FILE.csv. A row that was not touched changes nothing.

Exit code 0: the book was assessed, whatever was found. 1: it could not be, or a file could not be written.

Examples:
  openbook assess
  openbook assess --fields
  openbook assess --report readiness.html --fixes to-mend
  openbook assess --fix client.state.missing --fixes states.csv`,
    )
    .action(
      action<Options>(context, (options) => interruptible(context, (signal) => assessBook(context, options, signal))),
    )
}

async function assessBook(context: Context, options: Options, signal: AbortSignal): Promise<Outcome> {
  const { openStore } = await import('../store/store.ts')
  const { findBroker } = await import('../store/brokers.ts')
  const { rulesVersion } = await import('../assess/rulesVersion.ts')
  const { bringUpToDate } = await import('./assess/bringUpToDate.ts')
  const { readReadiness } = await import('../serve/readiness/readReadiness.ts')
  if (options.fix !== undefined && options.fixes === undefined) {
    throw new UsageError('--fix says which rows --fixes writes: add --fixes FILE.csv.')
  }
  const store = await openStore(await context.config())
  try {
    const broker = await findBroker(store.pool, options.broker)
    const asked = { force: options.force === true, signal }
    const done = broker && (await bringUpToDate(store.pool, broker.id, asked))
    const query = { broker, asOf: options.asOf ?? today(), rules: rulesVersion, limit: options.limit }
    const readiness = await readReadiness(store, query)
    const files = await writeFiles(store, query, readiness, options)
    if (options.json) {
      const timings = done?.timings ?? null
      printJson(context.stdout, { ...readiness, timings, report_file: files.report ?? null, fixes_files: files.fixes })
    } else {
      const { scorecardLines } = await import('./assess/scorecardLines.ts')
      printLines(context.stdout, scorecardLines(readiness, { fields: options.fields === true }))
      printLines(context.stdout, ['', ...fileLines(files, options)])
      const spent = Object.values(done?.timings ?? {}).reduce((sum, part) => sum + part, 0)
      const how =
        done === undefined ? 'nothing has changed since it was last assessed' : `assessed in ${duration(spent)}`
      printLines(context.stderr, [`(${how})`])
    }
    return 'ok'
  } finally {
    await store.close()
  }
}

interface Files {
  readonly report?: string
  readonly fixes: readonly string[]
}

async function writeFiles(
  store: import('../store/store.ts').Store,
  query: import('../serve/readiness/readReadiness.ts').ReadinessQuery,
  readiness: import('../serve/shapes/readiness.ts').ReadinessShape,
  { report, fixes, fix }: Options,
): Promise<Files> {
  const { writeFixes } = await import('./assess/writeFixes.ts')
  const { writeWhole } = await import('./writeWhole.ts')
  if (report !== undefined) {
    const { readReport } = await import('../serve/readiness/readReport.ts')
    const { reportPage } = await import('../serve/readiness/report/page.ts')
    await writeWhole(report, [reportPage(await readReport(store, query, readiness))])
  }
  if (fixes === undefined) return { ...(report !== undefined && { report }), fixes: [] }
  const { readFixes } = await import('../serve/readiness/readFixes.ts')
  // All of them, however many --json and --report tell.
  const found = await readFixes(store, query, { ...(fix !== undefined && { fix }) })
  if (fix !== undefined && found.length === 0) {
    throw new UsageError(`there is no fix ${fix} to do. openbook assess --json lists them.`)
  }
  const filled = fix === undefined ? found.filter(({ step }) => step === 'send') : found
  const request = { brokerId: query.broker?.id ?? 0, asOf: query.asOf, fixes: filled, path: fixes }
  return { ...(report !== undefined && { report }), fixes: await writeFixes(store, request) }
}

function fileLines({ report, fixes }: Files, options: Options): string[] {
  const lines = report === undefined ? [] : [`The report is in ${report}.`]
  if (options.fixes !== undefined && fixes.length === 0) lines.push('There are no rows to fill in.')
  if (fixes.length > 0) {
    lines.push(`Rows to fill in and load: ${plural(fixes.length, 'file')}.`, ...fixes.map((file) => `  ${file}`))
  }
  if (lines.length > 0) return lines
  return ['Next: openbook assess --report readiness.html --fixes to-mend']
}
