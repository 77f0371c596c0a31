import { sql } from 'kysely'
import type { Grade } from '../../book/grade.ts'
import type { AssessmentRow } from '../schema.ts'
import type { Headline } from './headline.ts'
import { run, type Reads } from './run.ts'

/** What an assessment keeps of its day's figures (assessments.summary). Undefined parts: an older Openbook wrote it. */
export interface Summary {
  readonly grade?: Grade | null
  readonly share?: number | null
  readonly by?: Headline['by']
  readonly all?: Headline['all']
  readonly in_scope?: Headline['all']
  readonly ready?: Headline['all']
  readonly repairable?: Headline['all']
  readonly blocked?: Headline['all']
  readonly undated?: Headline['all']
  readonly out_of_scope?: Headline['all']
}

export function summaryOf(headline: Headline): Required<Summary> {
  const { letter, share, by, all, inScope, ready, repairable, blocked, undated, outOfScope } = headline
  const amounts = { all, in_scope: inScope, ready, repairable, blocked, undated, out_of_scope: outOfScope }
  return { grade: letter, share, by, ...amounts }
}

export type TrendPoint = Pick<AssessmentRow, 'number' | 'assessed_at' | 'upload_id' | 'as_of'> & { summary: Summary }

/** How the book became better or worse: what the last assessment after each upload said, the oldest first. */
export async function readTrend(store: Reads, brokerId: number, limit = 24): Promise<TrendPoint[]> {
  const statement = sql<TrendPoint>`
    select * from (
      select number, assessed_at, upload_id, as_of, summary from assessments
      where broker_id = ${brokerId} and number in (
        select max(number) from assessments where broker_id = ${brokerId} group by upload_id)
      order by number desc limit ${limit}
    ) last order by number`
  return run(store, statement.compile(store.reads))
}
