import { dollars } from '../../book/dollars.ts'
import { shapeAssessment } from '../../serve/shapes/assessment.ts'
import type { AssessmentState } from '../../store/reads/assessmentState.ts'
import type { Group, Grouping, OpportunitySummary } from '../../store/reads/opportunities/summary.ts'
import { alignedTable } from '../console/alignedTable.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../exitCodes.ts'
import { count, plural, printJson, printLines } from '../output.ts'

export interface Sums {
  readonly asOf: string
  readonly summary: OpportunitySummary
  readonly assessment: AssessmentState | undefined
}

/** How many opportunities there are and their premium, a table for each grouping; as JSON, what the API says. */
export function showSums(context: Context, { asOf, summary, assessment }: Sums, json: boolean): Outcome {
  const { total, groups } = summary
  if (json) {
    printJson(context.stdout, { as_of: asOf, total, groups, assessment: shapeAssessment(assessment) })
    return 'ok'
  }
  const tables = Object.entries(groups).flatMap(([by, found]) => tableOf(by as Grouping, found))
  const all = `${plural(total.count, 'opportunity', 'opportunities')} with ${dollars(total.premium)} of premium`
  printLines(context.stdout, [...tables, `${all} in the 12 months from ${asOf}.`])
  return 'ok'
}

/** With an empty line behind it. */
function tableOf(by: Grouping, groups: readonly Group[]): string[] {
  const isTitled = groups.some(({ title }) => title !== null)
  const heads = [
    { name: by },
    ...(isTitled ? [{ name: '' }] : []),
    { name: 'opportunities', right: true },
    { name: 'premium', right: true },
  ]
  const rows = groups.map(({ key, title, count: many, premium }) => [
    key ?? '(none)',
    ...(isTitled ? [title] : []),
    count(many),
    dollars(premium),
  ])
  return [...alignedTable(heads, rows), '']
}
