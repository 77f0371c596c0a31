import { CompiledQuery } from 'kysely'
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
  const query = CompiledQuery.raw(statement, [rules, brokerId]) as CompiledQuery<AssessmentState>
  const [state] = await run(store, query, { prepared: true })
  return state
}

const statement = `
  select a.number, a.upload_id, a.assessed_at, a.rules = $1 and a.book_version = coalesce(b.version, 0) as current
  from assessments a left join books b on b.broker_id = a.broker_id
  where a.broker_id = $2 order by a.number desc limit 1`
