import { rulesVersion } from '../src/assess/rulesVersion.ts'
import { lines } from '../src/book/lines.ts'
import type { Place } from './place.ts'

/**
 * A book as if it had been assessed, made by SQL: what is measured is how fast it is read, and to load and assess it
 * first would take most of the run. A fifth of the policies is out of scope, a quarter of the others is not ready,
 * their x-dates lie from half a year before `asOf` to 15 months after it. Values are spread as in real books: a few
 * states, lines and carriers have most of the policies, and some have next to none.
 *
 * @param clients how many; there are four times as many policies
 */
export async function fillBook({ query }: Place, clients: number): Promise<void> {
  const indexes = await query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where indexname like 'opportunities_%'`,
  )
  for (const { name } of indexes) await query(`drop index ${name}`)
  for (const statement of statements) await query(statement, statement.includes('$1') ? [clients] : [])
  for (const { definition } of indexes) await query(definition)
  await query('vacuum analyze')
}

export const asOf = '2026-01-01'

const states =
  'CA,TX,FL,NY,PA,IL,OH,GA,NC,MI,NJ,VA,WA,AZ,MA,TN,IN,MD,MO,WI,CO,MN,SC,AL,LA,KY,OR,OK,CT,UT,IA,NV,AR,MS,KS,NM,NE,ID,WV,HI,NH,ME,MT,RI,DE,SD,ND,AK,DC,VT,WY'
const lineIds = Object.keys(lines).slice(0, 40).join(',')
const families = 'commercial-casualty,commercial-property,workers-compensation,specialty,package,surety,personal,farm'

/** The n-th of a list, the first ones far more often: `u` is an expression from 0 to 1. */
const pick = (list: string, u: string) => {
  const count = list.split(',').length
  return `(string_to_array('${list}', ','))[1 + floor(${count} * power(${u}, 2.5))::int]`
}

const statements: readonly string[] = [
  `insert into brokers (slug, name) values ('bench', 'Bench')`,
  `create table spread as
     select n, random() a, random() b, random() c, random() d from generate_series(0, $1::int - 1) n`,
  `insert into clients (broker_id, id, name, address, city, state, sic, upload_id, line)
     select 1, n, 'Client ' || md5(n::text), n || ' Main Street', 'City ' || n % 5000, ${pick(states, 'a')},
       null, 1, n + 2 from spread`,
  `insert into client_assessments (broker_id, client_id, name, address, city, state, division, major_group,
       industry_group, sic, description, readiness, findings, proposed, repaired)
     select 1, n, client.name, client.address, client.city, client.state, chr(65 + n % 10), left(s.sic, 2), left(s.sic, 3),
       s.sic, 'Industry ' || s.sic, case when b < 0.9 then 'ready' else 'blocked' end,
       case when b < 0.9 then '{}' else '{client.sic.missing}' end::text[], '{}', '{}'
     from spread join clients as client on client.broker_id = 1 and client.id = n, lateral (select lpad((100 + floor(9800 * power(c, 1.5)))::int::text, 4, '0') sic) s`,
  `insert into carriers (broker_id, id, name, state, upload_id, line)
     select 1, n, 'Carrier ' || n || ' Insurance Company', 'NY', 1, n + 2 from generate_series(0, 933) n`,
  `insert into carrier_assessments (broker_id, carrier_id, name, state, readiness, findings, proposed, repaired)
     select 1, id, name, 'NY', 'ready', '{}', '{}', '{}' from carriers`,
  `insert into policies (broker_id, id, type, office, carrier_id, client_id, effective_date, expiration_date,
       written_premium, carrier_policy_number, upload_id, line)
     select 1, n, 'General Liability', 'Office ' || n % 20, floor(934 * power(random(), 4)), n % $1::int,
       x - 365, x, round(exp(8.5 + 1.2 * (random() + random() + random() + random() - 2) * 1.7)::numeric, 2),
       'POL-' || n, 1, n + 2
     from (select n, date '${asOf}' - 180 + floor(random() * 635)::int as x
       from generate_series(0, 4 * $1::int - 1) n) s`,
  `insert into policy_assessments (broker_id, policy_id, client_id, carrier_id, type, line, family, effective_date,
       x_date, premium, office, state, major_group, sic, aside, readiness, findings, proposed, repaired)
     select 1, p.id, p.client_id, p.carrier_id, p.type, ${pick(lineIds, 'u')}, ${pick(families, 'u')}, p.effective_date,
       p.expiration_date, p.written_premium, p.office, c.state, c.major_group, c.sic,
       case when v < 0.12 then 'policy.superseded' when v < 0.2 then 'policy.type.not-pc' end,
       case when c.readiness = 'blocked' or w < 0.07 then 'blocked' when w < 0.17 then 'repairable' else 'ready' end,
       case when w < 0.07 then '{policy.premium.missing}' when w < 0.17 then '{policy.expiration.missing}'
         when w < 0.3 then '{policy.term.unusual}' else '{}' end::text[],
       case when w >= 0.07 and w < 0.17 then '{policy.expiration.missing}' else '{}' end::text[], '{}'
     from policies p join client_assessments c on c.broker_id = 1 and c.client_id = p.client_id,
       lateral (select random() u, random() v, random() w where p.id >= 0) r
     order by p.expiration_date, p.id`,
  `drop table spread`,
  `insert into books values (1, 1)`,
  `insert into assessments (broker_id, number, book_version, rules, as_of, summary, timings)
     values (1, 1, 1, '${rulesVersion}', '${asOf}', '{}', '{}')`,
]
