import { dollars } from '../../book/dollars.ts'
import type { FindingCode } from '../../book/findings.ts'
import { opportunityCsv, type OpportunityColumn } from '../../serve/opportunityCsv.ts'
import { shapeAssessment } from '../../serve/shapes/assessment.ts'
import type { Opportunity } from '../../serve/shapes/opportunity.ts'
import type { AssessmentState } from '../../store/reads/assessmentState.ts'
import type { LeftOut } from '../../store/reads/opportunities/leftOut.ts'
import type { Total } from '../../store/reads/opportunities/summary.ts'
import { alignedTable } from '../console/alignedTable.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'
import { count, hasNoReader, plural, printLines, written } from '../output.ts'

export interface Shown {
  readonly asOf: string
  readonly rows: AsyncGenerator<Opportunity[]>
  /** Of all that fit, shown or not. */
  readonly total: Total
  readonly leftOut: LeftOut
  readonly assessment: AssessmentState | undefined
  readonly readiness: string
}

const heads = [
  { name: 'x-date' },
  { name: 'days', right: true },
  { name: 'bucket' },
  { name: 'policy', right: true },
  { name: 'client' },
  { name: 'state' },
  { name: 'sic' },
  { name: 'line' },
  { name: 'carrier' },
  { name: 'premium', right: true },
  { name: 'office' },
]

/** For people: the table, how many there are, why others are not there, and what to do next. */
export async function printTable(context: Context, shown: Shown): Promise<Outcome> {
  const rows: Opportunity[] = []
  for await (const batch of shown.rows) rows.push(...batch)
  const findings = shown.readiness === 'ready' ? [] : [{ name: 'readiness' }, { name: 'findings' }]
  const cells = rows.map((row) => [...cellsOf(row), ...(findings.length === 0 ? [] : [row.readiness, codesOf(row)])])
  const table = rows.length === 0 ? [] : [...alignedTable([...heads, ...findings], cells), '']
  printLines(context.stdout, [...table, totalLine(shown, rows.length), outLine(shown), nextLine(shown)])
  await written(context.stdout)
  return 'ok'
}

/** One JSON document, written batch by batch. */
export async function printDocument(context: Context, shown: Shown): Promise<Outcome> {
  const { asOf, total, leftOut, assessment } = shown
  const head = { as_of: asOf, assessment: shapeAssessment(assessment), total, left_out: leftOut }
  context.stdout.write(`${JSON.stringify(head).slice(0, -1)},"opportunities":[`)
  let separator = ''
  for await (const rows of shown.rows) {
    if (hasNoReader(context.stdout)) break
    for (const row of rows) {
      context.stdout.write(`${separator}${JSON.stringify(row)}`)
      separator = ','
    }
    await written(context.stdout)
  }
  context.stdout.write(']}\n')
  return 'ok'
}

/** The same lines as the API's. */
export async function printCsv(
  context: Context,
  rows: AsyncGenerator<Opportunity[]>,
  columns: readonly OpportunityColumn[] | undefined,
): Promise<Outcome> {
  const csv = opportunityCsv(columns)
  context.stdout.write(csv.head)
  for await (const batch of rows) {
    if (hasNoReader(context.stdout)) break
    context.stdout.write(batch.map(csv.line).join(''))
    await written(context.stdout)
  }
  return 'ok'
}

/** A JSON document a line. */
export async function printRows(context: Context, rows: AsyncGenerator<Opportunity[]>): Promise<Outcome> {
  for await (const batch of rows) {
    if (hasNoReader(context.stdout)) break
    context.stdout.write(batch.map((row) => `${JSON.stringify(row)}\n`).join(''))
    await written(context.stdout)
  }
  return 'ok'
}

function cellsOf({ x_date, days_left, bucket, id, client, industry, line, carrier, premium, office }: Opportunity) {
  const cells = [x_date, String(days_left), bucket, String(id), client?.name, client?.state, industry.sic, line]
  const name = carrier === null ? '' : (carrier.name ?? `carrier ${carrier.id}`)
  return [...cells.map((cell) => cell ?? null), name, premium === null ? '' : dollars(premium), office]
}

function codesOf({ findings }: Opportunity): string {
  return findings.map(({ code }) => code).join(' ')
}

function totalLine({ asOf, total, readiness }: Shown, shown: number): string {
  const kind = readiness === 'ready' || readiness === 'any' ? '' : `${readiness} `
  const what = plural(total.count, `${kind}opportunity`, `${kind}opportunities`)
  const more = total.count > shown ? ` ${count(shown)} shown; --all shows all.` : ''
  return `${what} with ${dollars(total.premium)} of premium in the 12 months from ${asOf}.${more}`
}

const reasons: readonly (readonly [FindingCode, string])[] = [
  ['policy.type.not-pc', 'not property and casualty'],
  ['policy.superseded', 'with a newer term'],
  ['policy.expired.no-successor', 'expired without a newer term'],
  ['policy.window.beyond', 'that renew later'],
  ['policy.term.zero', 'that end on the day they start'],
  ['policy.held-back', 'held back by the broker'],
]

function outLine({ leftOut, readiness }: Shown): string {
  const { scope, repairable, blocked } = leftOut
  const unready = Object.entries({ repairable, blocked }).filter(([name]) => readiness !== 'any' && readiness !== name)
  const all = [
    ...reasons.map(([code, words]) => [scope[code] ?? 0, words] as const),
    ...unready.map(([name, number]) => [number, name] as const),
  ]
  const said = all.filter(([number]) => number > 0).map(([number, words]) => `${count(number)} ${words}`)
  return `Left out of the whole book: ${said.length === 0 ? 'nothing' : said.join(', ')}.`
}

function nextLine({ assessment, leftOut }: Shown): string {
  if (assessment === undefined) return 'Next: openbook assess. The book was not assessed yet, so nothing can be here.'
  if (!assessment.current) return 'Next: openbook assess. The book has changed since it was last assessed.'
  if (leftOut.repairable > 0) return 'Next: openbook repairs lists what waits for a yes or no.'
  if (leftOut.blocked > 0) return 'Next: openbook assess says what the broker is to mend first.'
  return 'Next: openbook opportunities --csv > opportunities.csv writes them for a spreadsheet.'
}
