import { sql, type RawBuilder } from 'kysely'
import type { TableName } from '../../book/tables.ts'

/** A table is timely while its newest file is at most so many days old; then it is stale. */
export const timelyDays = 45

/** SQL for when a table's newest file was made: as declared, else as it was loaded. */
export function newestFile(brokerId: number, table: TableName): RawBuilder<Date | null> {
  return sql<Date | null>`(select max(coalesce(u.exported_at, u.finished_at)) from uploads u
    where u.broker_id = ${brokerId} and u.table_name = ${table} and u.state = 'succeeded')`
}
