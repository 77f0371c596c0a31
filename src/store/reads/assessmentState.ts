import { sql, type RawBuilder } from 'kysely'
import { run, type Reads } from './run.ts'

/** What a book's findings, repairs and opportunities are made from. */
export interface AssessmentState {
  /** Counts the assessments of this book. */
  readonly number: number
  /** The last upload in it; null when the book was assessed before any. */
  readonly upload_id: number | null
  readonly assessed_at: Date
  /** False once the book, a decision or the rules have changed since. */
  readonly current: boolean
}

/**
 * The book's last assessment; undefined when there is none yet.
 * @param rules the version of the rules that count now
 */
export async function readAssessmentState(
  store: Reads,
  brokerId: number,
  rules: string,
): Promise<AssessmentState | undefined> {
  const [state] = await run(store, lastAssessment(brokerId, rules).compile(store.reads), { prepared: true })
  return state
}

/** The same within another statement, as one value: it saves a round trip, and speaks of the same moment. */
export function assessmentStateAsText(brokerId: number, rules: string): RawBuilder<string | null> {
  return sql<string | null>`(select to_json(s) from (${lastAssessment(brokerId, rules)}) s)::text`
}

export function parseAssessmentState(text: string | null): AssessmentState | undefined {
  if (text === null) return undefined
  const state = JSON.parse(text) as Omit<AssessmentState, 'assessed_at'> & { assessed_at: string }
  return { ...state, assessed_at: new Date(state.assessed_at) }
}

function lastAssessment(brokerId: number, rules: string): RawBuilder<AssessmentState> {
  return sql<AssessmentState>`
    select a.number, a.upload_id, a.assessed_at, a.rules = ${rules} and a.book_version = coalesce(b.version, 0) as current
    from assessments a left join books b on b.broker_id = a.broker_id
    where a.broker_id = ${brokerId} order by a.number desc limit 1`
}
