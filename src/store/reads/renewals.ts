import { sql } from 'kysely'
import type { Amount } from '../../book/grade.ts'
import { countedPremium } from './headline.ts'
import { run, type Reads } from './run.ts'
import { outOfScope, windowEnd } from './scope.ts'

/** What renews in one month of the window: the 1st of the month, and how much of it carriers may see. */
export interface Renewals {
  readonly month: string
  readonly ready: Amount
  readonly waiting: Amount
}

/** All months of the window, in order: thirteen, where it begins within a month. */
export function readRenewals(store: Reads, brokerId: number, asOf: string): Promise<Renewals[]> {
  const statement = sql<Renewals>`
    with months as (
      select generate_series(date_trunc('month', ${asOf}::date), ${windowEnd(asOf)} - 1, interval '1 month')::date as month
    ), due as (
      select date_trunc('month', p.x_date)::date as month, p.readiness = 'ready' as ready, count(*) as rows,
        sum(${countedPremium('p')}) as premium
      from policy_assessments p
      where p.broker_id = ${brokerId} and p.x_date is not null and ${outOfScope('p', asOf)} is null
      group by 1, 2
    )
    select m.month::text as month,
      jsonb_build_object('rows', coalesce(r.rows, 0), 'premium', coalesce(r.premium, 0)::text) as ready,
      jsonb_build_object('rows', coalesce(w.rows, 0), 'premium', coalesce(w.premium, 0)::text) as waiting
    from months m left join due r on r.month = m.month and r.ready left join due w on w.month = m.month and not w.ready
    order by m.month`
  return run(store, statement.compile(store.reads))
}
