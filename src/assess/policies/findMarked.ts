import type pg from 'pg'

/**
 * The policies of which there is something to be said by themselves, into the table `marked`: those that are tangled
 * (findSeries: kept_id, kept_is_same, overlapping), and those that the broker keeps from carriers (held), themselves or
 * with their client. There are few: one join instead of three.
 */
export async function findMarked(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table marked as
     select id, kept_id, kept_is_same, coalesce(overlapping, false) as overlapping, held.id is not null as held
     from tangled full join (
       select record_id as id from holdbacks where broker_id = $1 and table_name = 'policies'
       union
       select p.id from holdbacks as h join policies as p on p.broker_id = $1 and p.client_id = h.record_id
       where h.broker_id = $1 and h.table_name = 'clients'
     ) as held using (id)`,
    [brokerId],
  )
  await tx.query('analyze marked')
}
