import type pg from 'pg'

/**
 * Brings a table of assessments up to date: rows that are as they were stay unwritten, those of records that are gone
 * go.
 * @param table its name, such as client_assessments
 * @param key its column that names the record
 * @param columns the others, but for broker_id
 * @param assessed a query with the key and the columns; $1 is the broker
 */
export async function mergeAssessments(
  tx: pg.PoolClient,
  brokerId: number,
  { table, key, columns, assessed }: { table: string; key: string; columns: readonly string[]; assessed: string },
): Promise<void> {
  const of = (row: string) => columns.map((column) => `${row}.${column}`).join(', ')
  await tx.query(
    `merge into ${table} as kept using (${assessed}) as now on kept.broker_id = $1 and kept.${key} = now.${key}
     when matched and (${of('kept')}) is distinct from (${of('now')}) then
       update set ${columns.map((column) => `${column} = now.${column}`).join(', ')}
     when not matched then
       insert (broker_id, ${key}, ${columns.join(', ')}) values ($1, now.${key}, ${of('now')})`,
    [brokerId],
  )
}

/**
 * Deletes the assessments of records that are no longer in the book. Records seldom vanish, and counting is quicker than
 * looking each one up: every record has its assessment by now.
 */
export async function forgetVanished(
  tx: pg.PoolClient,
  brokerId: number,
  { table, key, records }: { table: string; key: string; records: string },
): Promise<void> {
  const { rows } = await tx.query<{ vanished: boolean }>(
    `select (select count(*) from ${table} where broker_id = $1)
       <> (select count(*) from ${records} where broker_id = $1) as vanished`,
    [brokerId],
  )
  if (!rows[0]!.vanished) return
  await tx.query(
    `delete from ${table} as kept where broker_id = $1 and not exists (
       select from ${records} as record where record.broker_id = $1 and record.id = kept.${key})`,
    [brokerId],
  )
}
