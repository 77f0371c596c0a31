import { policyRules } from './allRules.ts'
import type { Answers } from './answers.ts'
import { dateThatCounts } from './dates.ts'
import { codesOf, maskSql, unreadiness } from './mask.ts'
import { renewsEarly } from './series.ts'

/** The columns of policy_assessments after broker_id, in the order in which assessedPolicies() gives them. */
// prettier-ignore
export const assessedColumns = [
  'policy_id', 'client_id', 'carrier_id', 'line', 'family', 'effective_date', 'x_date', 'premium', 'office',
  'state', 'major_group', 'sic', 'aside', 'readiness', 'findings', 'proposed', 'repaired',
] as const

/**
 * SQL for the assessment of every policy of broker $1: one pass over the policies; each table that they are joined to
 * is hashed once. Needs the temporary tables of findSeries() and findUsualPremiums(). OFFSET 0 keeps the planner from
 * writing the whole mask in each place where it is used, which took a hundred times as long.
 */
export function assessedPolicies(answers: Answers): string {
  return `
    select id as policy_id, client_id, carrier_id, line, family, begins as effective_date, ends as x_date,
      written_premium as premium, office, state, major_group, sic, ${aside(answers)} as aside,
      case greatest(${unreadiness('mask')}, client_unreadiness, carrier_unreadiness)
        when 0 then 'ready' when 1 then 'repairable' else 'blocked' end as readiness,
      ${codesOf('mask', 'open')} as findings, ${codesOf('mask', 'proposed')} as proposed,
      ${codesOf('mask', 'repaired')} as repaired
    from (
      select row.*, ${maskSql(answers)} as mask,
        ${dateThatCounts('effective_date', answers)} as begins, ${dateThatCounts('expiration_date', answers)} as ends
      from (${joinedRow}) as row
      offset 0
    ) as row`
}

/** What the rules see (PolicyRule says what its columns are), and what is read through to carriers. */
const joinedRow = `
  select p.id, p.type, p.office, p.carrier_id, p.client_id, p.effective_date, p.expiration_date, p.written_premium,
    p.carrier_policy_number, p.unreadable,
    l.verdict, l.line, l.family, u.least as least_usual, u.most as most_usual,
    c.client_id is not null as client_known, k.carrier_id is not null as carrier_known,
    c.state, c.major_group, c.sic, ${rank('c')} as client_unreadiness, ${rank('k')} as carrier_unreadiness,
    hp.record_id is not null or hc.record_id is not null as held,
    t.kept_id, t.kept_is_same, coalesce(t.overlapping, false) as overlapping,
    greatest(bc.newest, bn.newest) as newest
  from policies as p
    left join policy_labels as l on l.broker_id = $1 and l.label = p.type
    left join usual_premiums as u on u.line = l.line
    left join client_assessments as c on c.broker_id = $1 and c.client_id = p.client_id
    left join carrier_assessments as k on k.broker_id = $1 and k.carrier_id = p.carrier_id
    left join newest_by_client as bc on bc.client_id = p.client_id and bc.series = coalesce(l.line, p.type)
    left join number_series as bn on bn.carrier_id = p.carrier_id and bn.number = p.carrier_policy_number
    left join tangled as t on t.id = p.id
    left join holdbacks as hp on hp.broker_id = $1 and hp.table_name = 'policies' and hp.record_id = p.id
    left join holdbacks as hc on hc.broker_id = $1 and hc.table_name = 'clients' and hc.record_id = p.client_id
  where p.broker_id = $1`

function rank(assessment: string): string {
  return `case ${assessment}.readiness when 'repairable' then 1 when 'blocked' then 2 else 0 end`
}

/** Why a policy is out of scope whatever the day; the first reason counts. */
function aside(answers: Answers): string {
  const accepted = policyRules.flatMap((rule) =>
    (rule.proposals ?? [])
      .filter((proposal) => answers(rule, proposal) === 'accepted')
      .flatMap(({ given, values }) => values.map(({ field, value }) => ({ field, value, given })))
      .filter(({ field }) => field === 'aside')
      .map(({ given, value }) => `when ${rule.finds} and ${given} then ${value}`),
  )
  return `case
    when verdict = 'not-pc' then 'policy.type.not-pc'
    when held then 'policy.held-back' ${accepted.join(' ')}
    when effective_date = expiration_date then 'policy.term.zero'
    when newest >= ends - ${renewsEarly} and (begins is null or newest > begins) then 'policy.superseded'
  end`
}
