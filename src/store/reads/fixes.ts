import { sql, type RawBuilder } from 'kysely'
import { findingRules, type FindingCode, type Severity } from '../../book/findings.ts'
import { fixId } from './fixId.ts'
import { countedPremium } from './headline.ts'
import { outOfScope } from './scope.ts'
import { withRejected } from './waitingRejections.ts'

export function codesOf(...severities: Severity[]): FindingCode[] {
  const codes = Object.keys(findingRules) as FindingCode[]
  return codes.filter((code) => severities.includes(findingRules[code].severity))
}

/** Findings that keep a policy from carriers. */
export const grave = codesOf('blocker', 'major')

const toMend = codesOf('blocker', 'major', 'minor')

/** The findings of a policy's type: one decision on the label mends all policies that have it. */
export const ofLabels: readonly FindingCode[] = ['policy.type.unknown', 'policy.type.review', 'policy.type.unspecified']

/**
 * SQL of common tables about what is to be mended as of a day:
 *
 * - `rejected`: rows that wait to come back (waitingRejections.ts);
 * - `due`: the policies in scope whose renewal is in the window or not known, with their premium;
 * - `mends`: one row for each record and what it needs: table_name, record_id, code, cause, fix, proposed. Of the
 *   policies those that are due; of clients and carriers all;
 * - `links`: the due policies with the records that they stand on: themselves, their client, their carrier;
 * - `waits`: one row for each due policy and fix that concerns it, with how many grave ones it waits for.
 *
 * @param open the codes that are looked for; with fewer of them `waits` does not know all that a policy waits for
 *
 * A policy whose client or carrier was sent and rejected waits for that row, not for the client at large.
 */
export function withFixes(brokerId: number, asOf: string, open: readonly FindingCode[] = toMend): RawBuilder<unknown> {
  return sql`${withRejected(brokerId)},
  due as materialized (
    select p.policy_id, p.client_id, p.carrier_id, p.x_date is null as undated, p.findings, p.proposed,
      ${countedPremium('p')} as premium
    from policy_assessments p where p.broker_id = ${brokerId} and ${outOfScope('p', asOf)} is null
  ),
  found as (
    select 'clients' as table_name, a.client_id as record_id, code, code = any(a.proposed) as proposed
    from client_assessments a cross join unnest(a.findings) as code
    where a.broker_id = ${brokerId} and a.findings <> '{}' and code = any(${open}::text[])
    union all
    select 'carriers', a.carrier_id, code, code = any(a.proposed)
    from carrier_assessments a cross join unnest(a.findings) as code
    where a.broker_id = ${brokerId} and a.findings <> '{}' and code = any(${open}::text[])
    union all
    select 'policies', p.policy_id, code, code = any(p.proposed)
    from due p cross join unnest(p.findings) as code
    where p.findings <> '{}' and code = any(${open}::text[])
      and not (code = 'policy.client.unknown' and exists (
        select from rejected r where r.table_name = 'clients' and r.record_id = p.client_id))
      and not (code = 'policy.carrier.unknown' and exists (
        select from rejected r where r.table_name = 'carriers' and r.record_id = p.carrier_id))
  ),
  caused as (
    select f.table_name, f.record_id, f.code, f.proposed or r.cause is not null as proposed,
      coalesce(r.cause, case when f.table_name = 'policies' and f.code = any(${ofLabels}::text[]) then (
        select lower(regexp_replace(btrim(l.type), '\\s+', ' ', 'g')) from policies l
        where l.broker_id = ${brokerId} and l.id = f.record_id) end) as cause
    from found f
    left join (
      select distinct table_name, record_id, code, cause from repairs
      where broker_id = ${brokerId} and state = 'proposed'
    ) r on r.table_name = f.table_name and r.record_id = f.record_id and r.code = f.code
  ),
  mends as materialized (
    select *, ${fixId(sql`code`, sql`cause`)} as fix from caused
  ),
  links as (
    select policy_id, undated, premium, 'policies' as table_name, policy_id as record_id from due
    union all
    select policy_id, undated, premium, 'clients', client_id from due where client_id is not null
    union all
    select policy_id, undated, premium, 'carriers', carrier_id from due where carrier_id is not null
  ),
  concerned as (
    select p.policy_id, p.undated, p.premium, m.fix, m.code
    from due p join mends m on m.table_name = 'policies' and m.record_id = p.policy_id
    union all
    select p.policy_id, p.undated, p.premium, m.fix, m.code
    from due p join mends m on m.table_name = 'clients' and m.record_id = p.client_id
    union all
    select p.policy_id, p.undated, p.premium, m.fix, m.code
    from due p join mends m on m.table_name = 'carriers' and m.record_id = p.carrier_id
    union all
    select distinct p.policy_id, p.undated, p.premium, r.fix, r.code
    from due p join rejected r on r.table_name = 'clients' and r.record_id = p.client_id
    where 'policy.client.unknown' = any(p.findings)
    union all
    select distinct p.policy_id, p.undated, p.premium, r.fix, r.code
    from due p join rejected r on r.table_name = 'carriers' and r.record_id = p.carrier_id
    where 'policy.carrier.unknown' = any(p.findings)
  ),
  waits as materialized (
    select *, count(*) filter (where code = any(${grave}::text[])) over (partition by policy_id) as graves
    from concerned
  )`
}
