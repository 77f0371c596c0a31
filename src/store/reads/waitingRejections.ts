import { sql, type RawBuilder } from 'kysely'
import { findingRules } from '../../book/findings.ts'
import { spellingsOf } from '../../book/headers.ts'
import { tableNames, tables } from '../../book/tables.ts'
import { fixId } from './fixId.ts'

const rejecting = Object.entries(findingRules).flatMap(([code, { rejects }]) => (rejects ? [code] : []))

/** Each table's name beside each spelling of its Id. */
const idSpellings = tableNames.flatMap((table) =>
  [...spellingsOf(tables[table].columns[0]!)].map((one) => [table, one]),
)

/**
 * SQL of a common table `rejected`: the rejected rows that still wait, each with its table, upload, line, the id it
 * names (null when it names none), the first code that rejected it, and its fix. Codes that rows of any table may have
 * are told apart by the table.
 *
 * A row waits until its record arrives. Where the book had the record before, or the row names no id, nobody can tell
 * from the book whether a mended row came; such a row waits while its file is the newest one of its table. A full
 * snapshot starts anew: what it does not have, the broker does not have any more.
 */
export function withRejected(brokerId: number): RawBuilder<unknown> {
  return sql`
  loaded as (
    select u.id, u.table_name, u.id = max(u.id) over (partition by u.table_name) as newest,
      max(u.id) filter (where u.kind = 'snapshot') over (partition by u.table_name) as snapshot_id,
      (select min(h.at) from unnest(u.header) with ordinality as h (text, at)
       join unnest(${idSpellings.map(([table]) => table)}::text[], ${idSpellings.map(([, text]) => text)}::text[])
         as known (table_name, spelled)
         on known.table_name = u.table_name
           and known.spelled = lower(regexp_replace(h.text, '[^[:alnum:]]', '', 'g'))) as id_at
    from uploads u
    where u.broker_id = ${brokerId} and u.state = 'succeeded' and u.table_name is not null
  ),
  sent_back as (
    select l.table_name, l.newest, r.upload_id, r.line, named.record_id, why.code,
      rank() over (partition by l.table_name, named.record_id order by r.upload_id desc) as age
    from loaded l
    join rejections r on r.broker_id = ${brokerId} and r.upload_id = l.id
    cross join lateral (
      select substring(btrim(r.cells[l.id_at]) from '^([0-9]{1,15})(?:[.]0*)?$')::bigint as record_id
    ) named
    cross join lateral (
      select f.finding ->> 'code' as code from jsonb_array_elements(r.findings) with ordinality as f (finding, at)
      where f.finding ->> 'code' = any(${rejecting}::text[]) order by f.at limit 1
    ) why
    where l.id >= coalesce(l.snapshot_id, 0)
  ),
  rejected as materialized (
    select s.table_name, s.upload_id, s.line, s.record_id, s.code, why.cause,
      ${fixId(sql`s.code`, sql`why.cause`)} as fix
    from sent_back s
    cross join lateral (select case when s.code like 'row.%' then s.table_name end as cause) why
    left join lateral (
      select c.upload_id from clients c where s.table_name = 'clients' and c.broker_id = ${brokerId} and c.id = s.record_id
      union all
      select c.upload_id from carriers c where s.table_name = 'carriers' and c.broker_id = ${brokerId} and c.id = s.record_id
      union all
      select c.upload_id from policies c where s.table_name = 'policies' and c.broker_id = ${brokerId} and c.id = s.record_id
    ) stored on true
    where (s.record_id is null or s.age = 1)
      and (s.newest and (stored.upload_id is null or stored.upload_id <= s.upload_id)
        or s.record_id is not null and stored.upload_id is null)
  )`
}
