import type pg from 'pg'
import type { Answers } from './answers.ts'
import { dateThatCounts } from './dates.ts'

/** A renewal may begin this many days before the term that it follows has ended. */
export const renewsEarly = 45

/**
 * Finds the policies that belong together, into tables:
 *
 * - `newest_by_client` (client_id, series, newest): for each client and series of types (findTypes) when its
 *   newest term begins, where there are several;
 * - `number_series` (carrier_id, number, newest, tangled): the same for each carrier and policy number;
 * - `tangled` (id, kept_id, kept_is_same, overlapping): the few policies that are there twice, or that begin before
 *   another term of their number has ended.
 *
 * A policy that starts and ends on the same day was probably cancelled: it renews nothing.
 */
export async function findSeries(tx: pg.PoolClient, brokerId: number, answers: Answers): Promise<void> {
  const begins = dateThatCounts('effective_date', answers)
  const terms = 'row.effective_date is distinct from row.expiration_date'
  await tx.query(
    `create unlogged table newest_by_client as
     select row.client_id, t.series, max(${begins}) as newest
     from policies as row join types as t on t.label = row.type
     where row.broker_id = $1 and row.client_id is not null and ${terms}
     group by 1, 2 having count(*) > 1`,
    [brokerId],
  )
  await tx.query(
    `create unlogged table number_series as
     select row.carrier_id, row.carrier_policy_number as number, max(case when ${terms} then ${begins} end) as newest,
       ${isTangled} as tangled
     from policies as row
     where row.broker_id = $1 and row.carrier_id is not null and row.carrier_policy_number is not null
     group by 1, 2 having count(*) > 1`,
    [brokerId],
  )
  await tx.query('analyze newest_by_client (client_id, series)')
  await tx.query('analyze number_series (carrier_id, number, tangled)')
  await findTangled(tx, brokerId)
}

const hash = (date: string) => `hashint4(${date} - date '2000-01-01')`

/**
 * Terms that follow each other day by day are in order, and need no closer look; then all starts but the first are all
 * ends but the last. (Each term leads from a date to a later one. Where as many lead to each date between as lead
 * away from it, they are one chain from the first date to the last one.) Sums of hashes tell whether they are the
 * same: plain numbers, of which a group needs but a few bytes. A date that is missing makes them differ, too.
 */
const isTangled = `(min(row.expiration_date - row.effective_date) <= 0
  or sum(${hash('row.effective_date')}) - ${hash('min(row.effective_date)')}
    is distinct from sum(${hash('row.expiration_date')}) - ${hash('max(row.expiration_date)')})`

async function findTangled(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table tangled as
     select id, nullif(kept_id, id) as kept_id, overlapping,
       kept_id <> id and same_as_kept as kept_is_same
     from (
       select id, overlapping, max(id) over term as kept_id,
         (client_id, type, office, written_premium) is not distinct from
           (last_value(client_id) over term, last_value(type) over term, last_value(office) over term, last_value(written_premium) over term) as same_as_kept
       from (
         select p.*,
           coalesce(effective_date < max(case when effective_date < expiration_date then expiration_date end) over (
             partition by p.carrier_id, p.carrier_policy_number order by effective_date, expiration_date
             groups between unbounded preceding and 1 preceding), false) and effective_date < expiration_date as overlapping
         from number_series as s join policies as p on p.broker_id = $1 and p.carrier_id = s.carrier_id and p.carrier_policy_number = s.number
         where s.tangled and effective_date is not null and expiration_date is not null
       ) as ordered
       window term as (partition by carrier_id, carrier_policy_number, effective_date, expiration_date order by id
         rows between unbounded preceding and unbounded following)
     ) as compared
     where kept_id <> id or overlapping`,
    [brokerId],
  )
  await tx.query('analyze tangled (id)')
}
