import { readAssessmentState } from '../../store/reads/assessmentState.ts'
import { readRenewals } from '../../store/reads/renewals.ts'
import type { Reads } from '../../store/reads/run.ts'
import { readScorecard } from '../../store/reads/scorecard.ts'
import { readTrend } from '../../store/reads/trend.ts'
import { inSnapshot } from '../../store/reads/within.ts'
import { readMended, readWorkList } from '../../store/reads/workList.ts'
import { shapeAssessment } from '../shapes/assessment.ts'
import {
  shapeFindings,
  shapeFix,
  shapeHeadline,
  shapeMended,
  shapeRenewals,
  shapeTable,
  shapeTrend,
  type ReadinessShape,
} from '../shapes/readiness.ts'

export interface ReadinessQuery {
  readonly broker: { readonly id: number; readonly slug: string; readonly name: string } | undefined
  readonly asOf: string
  /** Of the rules that count now. */
  readonly rules: string
  /** How many fixes of the work list. */
  readonly limit: number
}

/** All that is said about a book's readiness on a day, of one state of the book. */
export async function readReadiness(store: Pick<Reads, 'pool'>, query: ReadinessQuery): Promise<ReadinessShape> {
  const { broker, asOf, rules, limit } = query
  // Without any broker there is nothing to say: no broker has the id 0.
  const id = broker?.id ?? 0
  return inSnapshot(store.pool, async (reads) => {
    const assessment = await readAssessmentState(reads, id, rules)
    const card = await readScorecard(reads, id, asOf)
    const work = await readWorkList(reads, id, asOf, { limit })
    const mended = await readMended(reads, id)
    const renewals = await readRenewals(reads, id, asOf)
    const trend = await readTrend(reads, id)
    return {
      broker: broker?.slug ?? null,
      broker_name: broker?.name ?? null,
      as_of: asOf,
      window_end: lastDay(asOf),
      assessment: shapeAssessment(assessment),
      ...shapeHeadline(card),
      renewals: renewals.map(shapeRenewals),
      work: { ...work, fixes: work.fixes.map((fix) => shapeFix(fix, asOf, broker?.slug ?? '')) },
      mended: mended.map(shapeMended),
      tables: card.tables.map(shapeTable),
      ...shapeFindings(card),
      trend: trend.map(shapeTrend),
    }
  })
}

/** The day before the same day of next year; of 29 February, 27 February, as the database has it. */
function lastDay(asOf: string): string {
  const [year = 0, month = 1, day = 1] = asOf.split('-').map(Number)
  const leap = month === 2 && day === 29
  return new Date(Date.UTC(year + 1, month - 1, (leap ? 28 : day) - 1)).toISOString().slice(0, 10)
}
