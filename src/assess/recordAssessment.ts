import type pg from 'pg'
import { readHeadline } from '../store/reads/headline.ts'
import { summaryOf } from '../store/reads/trend.ts'
import { readsWithin } from '../store/reads/within.ts'
import type { Timings } from '../timings.ts'

export interface NewAssessment {
  readonly brokerId: number
  readonly version: number
  readonly asOf: string
  readonly rules: string
  readonly timings: Timings
}

/** Writes down that the book was assessed, and what came out. @returns the assessment's number */
export async function recordAssessment(tx: pg.PoolClient, assessment: NewAssessment): Promise<number> {
  const { brokerId, version, asOf, rules, timings } = assessment
  const headline = await timings.of('summary', readHeadline(readsWithin(tx), brokerId, asOf))
  const { rows } = await tx.query<{ number: number }>(
    `insert into assessments (broker_id, number, book_version, rules, upload_id, as_of, summary, timings)
     select $1, coalesce((select max(number) from assessments where broker_id = $1), 0) + 1, $2, $3,
       (select id from uploads where broker_id = $1 and state = 'succeeded' order by finished_at desc, id desc limit 1),
       $4, $5, $6
     returning number`,
    [brokerId, version, rules, asOf, JSON.stringify(summaryOf(headline)), JSON.stringify(timings.all())],
  )
  return rows[0]!.number
}
