import type pg from 'pg'
import type { TableName } from '../book/tables.ts'

/**
 * Brings `repairs` up to date for one table of a book. Rows that are as they were stay unwritten and keep their
 * `since`; those of repairs that no longer hold go.
 * @param found a query with record_id, field, code, cause, sent, value, evidence, state; $1 is the broker
 */
export async function mergeRepairs(
  tx: pg.PoolClient,
  brokerId: number,
  tableName: TableName,
  found: string,
): Promise<void> {
  await tx.query(`create unlogged table found_repairs as select * from (${found}) as repair`, [brokerId])
  await tx.query('analyze found_repairs')
  await tx.query(
    `merge into repairs as kept using found_repairs as found
       on kept.broker_id = $1 and kept.table_name = $2 and kept.record_id = found.record_id and kept.field = found.field
     when matched and (kept.code, kept.cause, kept.sent, kept.value, kept.evidence, kept.state)
       is distinct from (found.code, found.cause, found.sent, found.value, found.evidence, found.state) then
       update set code = found.code, cause = found.cause, sent = found.sent, value = found.value,
         evidence = found.evidence, state = found.state, since = clock_timestamp()
     when not matched then
       insert (broker_id, table_name, record_id, field, code, cause, sent, value, evidence, state)
       values ($1, $2, found.record_id, found.field, found.code, found.cause, found.sent, found.value, found.evidence,
         found.state)`,
    [brokerId, tableName],
  )
  await tx.query(
    `delete from repairs as kept where broker_id = $1 and table_name = $2 and not exists (
       select from found_repairs as found where found.record_id = kept.record_id and found.field = kept.field)`,
    [brokerId, tableName],
  )
  await tx.query('drop table found_repairs')
}
