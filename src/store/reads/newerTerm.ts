import { sql, type RawBuilder } from 'kysely'

/**
 * SQL for the id of the policy that follows a superseded one, else null: the first later term of the same client and
 * line (or type, where the line is not known), or of the same carrier and policy number. `a` is the policy's
 * assessment, `r` the policy as sent. Whether there is one was decided by the assessment (assess/policies/series.ts);
 * this finds it by the same rule.
 */
export function newerTerm(): RawBuilder<number | null> {
  return sql<number | null>`case when a.aside = 'policy.superseded' then coalesce((${sameClient}), (${sameNumber})) end`
}

const later = sql`n.broker_id = r.broker_id and n.id <> r.id and m.effective_date >= a.x_date - 45
  and n.effective_date is distinct from n.expiration_date
  and (m.effective_date, n.id) > (coalesce(a.effective_date, a.x_date - 366), r.id)
  order by m.effective_date, n.id limit 1`

const terms = sql`select n.id from policies n
  join policy_assessments m on m.broker_id = n.broker_id and m.policy_id = n.id`

const sameClient = sql`${terms} where n.client_id = r.client_id
  and (m.line = a.line or (a.line is null and n.type = r.type)) and ${later}`

/** No index leads here, so it reads the policies; it is asked only when the client has no later term. */
const sameNumber = sql`${terms} where n.carrier_id = r.carrier_id
  and n.carrier_policy_number = r.carrier_policy_number and ${later}`
