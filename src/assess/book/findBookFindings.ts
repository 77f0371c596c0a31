import type pg from 'pg'
import { readBookFindings, type BookFinding } from '../../store/reads/bookFindings.ts'
import { readsWithin } from '../../store/reads/within.ts'

/**
 * Keeps what is wrong with the book as a whole, as of the day of the assessment, for whoever reads the tables. What
 * the API says is found when it is asked for.
 */
export async function findBookFindings(tx: pg.PoolClient, brokerId: number, asOf: string): Promise<void> {
  await mergeFindings(tx, brokerId, await readBookFindings(readsWithin(tx), brokerId, asOf))
}

/** Only what differs is written. */
async function mergeFindings(tx: pg.PoolClient, brokerId: number, found: readonly BookFinding[]): Promise<void> {
  const given = JSON.stringify(found)
  await tx.query(
    `delete from book_findings b where b.broker_id = $1 and not exists (
       select from jsonb_to_recordset($2::jsonb) as f (code text, table_name text)
       where f.code = b.code and f.table_name = b.table_name)`,
    [brokerId, given],
  )
  await tx.query(
    `insert into book_findings as b (broker_id, code, table_name, params)
     select $1, f.code, f.table_name, f.params
     from jsonb_to_recordset($2::jsonb) as f (code text, table_name text, params jsonb)
     on conflict (broker_id, code, table_name) do update set params = excluded.params
     where b.params is distinct from excluded.params`,
    [brokerId, given],
  )
}
