import type { Store } from '../../../src/store/store.ts'

/** The day that the book below is read on in most tests: a window with a leap day in it. */
export const asOf = '2027-03-01'

/**
 * `count` policies as if they had been assessed, with x-dates from a month before the window to two months after it,
 * every readiness, some aside, some without an x-date, a premium, a client or a carrier; and their clients, carriers
 * and an assessment. The values come from the ids, so that every combination of filters finds something.
 */
export async function addAssessedBook(store: Store, brokerId: number, count: number): Promise<void> {
  for (const statement of statements) await store.pool.query(statement, [brokerId, count])
  await store.pool.query('insert into books (broker_id, version) values ($1, 4)', [brokerId])
  await addAssessment(store, brokerId, 4)
}

export async function addAssessment(store: Store, brokerId: number, version: number, rules = 'test'): Promise<void> {
  await store.pool.query(
    `insert into assessments (broker_id, number, book_version, rules, upload_id, as_of, summary, timings)
     values ($1, $2, $2, $3, 7, $4, '{}', '{}')`,
    [brokerId, version, rules, asOf],
  )
}

const statements = [
  `insert into clients (broker_id, id, name, address, city, state, upload_id, line)
   select $1, n, (array['Acme', 'ÉCLAIR 100%', 'Zebra_Ltd', '=Sum', 'b\\c'])[1 + n % 5] || ' ' || n, n || ' Main St',
     case when n % 6 > 0 then 'Springfield' end, 'Ill.', 1, n + 2
   from generate_series(0, $2::int / 4) n`,
  `insert into client_assessments
   select $1, n, (array['IL', 'NY', 'CA'])[1 + n % 3], 'D', major, left(sic, 3), sic, 'Industry ' || sic,
     case when n % 7 = 0 then 'repairable' else 'ready' end,
     case when n % 7 = 0 then '{client.state.unrecognised}' when n % 6 = 0 then '{client.city.missing}' else '{}' end::text[],
     case when n % 7 = 0 then '{client.state.unrecognised}' else '{}' end::text[], '{}'
   from generate_series(0, $2::int / 4) n,
     lateral (select (array['1521', '1522', '2011', '8011', null])[1 + n % 5] sic) s, lateral (select left(sic, 2) major) m`,
  `insert into carriers (broker_id, id, name, upload_id, line)
   select $1, n, case when n < 4 then 'Carrier ' || n end, 1, n + 2 from generate_series(0, 4) n where $2::int > 0`,
  `insert into carrier_assessments
   select $1, n, null, null, case when n < 4 then 'ready' else 'blocked' end,
     case when n < 4 then '{}' else '{carrier.name.missing}' end::text[], '{}', '{}'
   from generate_series(0, 4) n where $2::int > 0`,
  `insert into policies (broker_id, id, type, office, carrier_id, client_id, effective_date, expiration_date,
     written_premium, carrier_policy_number, unreadable, upload_id, line)
   select $1, n, (array['General Liab', 'Cyber, "all in"', '+Excess'])[1 + n % 3],
     (array['North', 'SOUTH', null])[1 + n / 2 % 3], n % 5, n % ($2::int / 4 + 1), x - 365, x,
     case when n % 11 > 0 then case n % 10 when 3 then 50000 else 100 end * (n % 9) + 0.10 * (n % 5) end, 'POL-' || n,
     case when n % 11 = 0 then '{"written_premium": "a lot"}'::jsonb end, 1, n + 2
   from generate_series(0, $2::int - 1) n,
     lateral (select case when n % 17 > 0 then date '2027-02-01' + n * 37 % 455 end x) d`,
  `insert into policy_assessments
   select $1, p.id, p.client_id, p.carrier_id, (array['general-liability', 'cyber', 'umbrella-excess'])[1 + p.id % 3],
     (array['commercial-casualty', 'specialty', 'commercial-casualty'])[1 + p.id % 3], p.effective_date,
     p.expiration_date, p.written_premium, p.office, c.state, c.major_group, c.sic,
     case when p.id % 13 = 0 then 'policy.superseded' when p.id % 19 = 0 then 'policy.type.not-pc' end,
     case when p.expiration_date is null or p.written_premium is null or k.readiness = 'blocked' then 'blocked'
       when c.readiness = 'repairable' then 'repairable' else 'ready' end,
     array_remove(array[case when p.expiration_date is null then 'policy.expiration.missing' end,
       case when p.written_premium is null then 'policy.premium.unreadable' end], null), '{}', '{}'
   from policies p join client_assessments c on c.broker_id = p.broker_id and c.client_id = p.client_id
   join carrier_assessments k on k.broker_id = p.broker_id and k.carrier_id = p.carrier_id
   where p.broker_id = $1 and $2::int > 0`,
  `update client_assessments a set name = c.name, address = c.address, city = c.city
   from clients c where a.broker_id = $1 and c.broker_id = $1 and c.id = a.client_id and $2::int > 0`,
  `update carrier_assessments a set name = c.name
   from carriers c where a.broker_id = $1 and c.broker_id = $1 and c.id = a.carrier_id and $2::int > 0`,
  `update policy_assessments a set type = p.type
   from policies p where a.broker_id = $1 and p.broker_id = $1 and p.id = a.policy_id and $2::int > 0`,
]
