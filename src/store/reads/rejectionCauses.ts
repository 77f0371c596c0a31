import { sql } from 'kysely'
import { findingRules, type Finding } from '../../book/findings.ts'
import type { UploadKey } from '../uploads.ts'
import { run, type Reads } from './run.ts'

/** What was found on rejected rows, but is not why they were rejected. */
const aside = Object.entries(findingRules).flatMap(([code, { rejects }]) => (rejects ? [] : [code]))

export interface RejectionCause {
  readonly code: string
  readonly rows: number
  readonly first_line: number
  /** As it was found on the first line. */
  readonly finding: Finding
}

/**
 * Why the rows of one upload were rejected, what most have first. A row with several faults counts for each; it has each
 * of them once, so that no sort is needed to count rows.
 */
export function listRejectionCauses(store: Reads, { brokerId, id }: UploadKey): Promise<RejectionCause[]> {
  const statement = sql<RejectionCause>`
    with causes as (
      select f.finding ->> 'code' as code, count(*) as rows, min(r.line) as first_line
      from rejections r, jsonb_array_elements(r.findings) as f (finding)
      where r.broker_id = ${brokerId} and r.upload_id = ${id} and f.finding ->> 'code' <> all(${aside}::text[])
      group by f.finding ->> 'code'
    )
    select c.code, c.rows, c.first_line, first.finding
    from causes c
    join rejections r on r.broker_id = ${brokerId} and r.upload_id = ${id} and r.line = c.first_line
    cross join lateral (
      select f.finding from jsonb_array_elements(r.findings) with ordinality as f (finding, at)
      where f.finding ->> 'code' = c.code order by f.at limit 1
    ) first
    order by c.rows desc, c.code`
  return run(store, statement.compile(store.reads))
}
