import type pg from 'pg'
import { findUsualPremiums } from './usualPremiums.ts'

/**
 * What is known of each policy type, into the table `types`: its verdict, line and family, the bounds of a usual
 * premium (least, most), and `series`, a number that the types of one line share. Types without a line have one each.
 */
export async function findTypes(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await findUsualPremiums(tx, brokerId)
  await tx.query(
    `create unlogged table types as
     select label, verdict, line, family, least, most,
       (dense_rank() over (order by coalesce(line, label) collate "C"))::integer as series
     from policy_labels left join usual_premiums using (line) where broker_id = $1`,
    [brokerId],
  )
  await tx.query('analyze types')
}
