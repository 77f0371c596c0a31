import { policyRules } from './allRules.ts'
import type { Answers } from './answers.ts'
import { dateThatCounts } from './dates.ts'
import { maskSql } from './mask.ts'
import { renewsEarly } from './series.ts'

/** The columns of policy_assessments that are as they come out of foundPolicies(), in its order, after policy_id. */
// prettier-ignore
export const plainColumns = [
  'client_id', 'carrier_id', 'type', 'line', 'family', 'effective_date', 'x_date', 'premium', 'office',
  'state', 'major_group', 'sic', 'aside',
] as const

/**
 * SQL for what is found about every policy of broker $1: policy_id, the plain columns, `others` (how unready its client
 * and its carrier make it) and `mask` (what the rules find). One pass over the policies; each table that they are
 * joined to is hashed once. Needs the tables of findTypes(), findSeries() and findMarked().
 */
export function foundPolicies(answers: Answers): string {
  const [begins, ends] = [dateThatCounts('effective_date', answers), dateThatCounts('expiration_date', answers)]
  const supersededBy = (newest: string) =>
    `(${newest} >= ${ends} - ${renewsEarly} and (${begins} is null or ${newest} > ${begins}))`
  return `
    select row.id as policy_id, row.client_id, row.carrier_id, row.type, row.line, row.family, ${begins} as effective_date,
      ${ends} as x_date, row.written_premium as premium, row.office, row.state, row.major_group, row.sic,
      case
        when row.verdict = 'not-pc' then 'policy.type.not-pc'
        when row.held then 'policy.held-back' ${acceptedAside(answers)}
        when row.effective_date = row.expiration_date then 'policy.term.zero'
        when ${supersededBy('row.newest')} or ${supersededBy('n.newest')} then 'policy.superseded'
      end as aside,
      greatest(row.client_unreadiness, row.carrier_unreadiness) as others, ${maskSql(answers)} as mask
    from (${joinedRow}) as row
      left join number_series as n on n.number = row.carrier_policy_number
        and n.carrier_id = case when ${supersededBy('row.newest')} then null else row.carrier_id end`
}

/**
 * What the rules see (PolicyRule says what its columns are), and what is read through to carriers. To look policies up
 * among others takes most of the time, so that those whose scope is known without it get a key of null, which is never
 * looked up.
 */
const joinedRow = `
  select p.id, p.type, p.office, p.carrier_id, p.client_id, p.effective_date, p.expiration_date, p.written_premium,
    p.carrier_policy_number, p.unreadable,
    t.verdict, t.line, t.family, t.least as least_usual, t.most as most_usual,
    c.client_id is not null as client_known, k.carrier_id is not null as carrier_known,
    c.state, c.major_group, c.sic, ${rank('c')} as client_unreadiness, ${rank('k')} as carrier_unreadiness,
    coalesce(m.held, false) as held, m.kept_id, m.kept_is_same, coalesce(m.overlapping, false) as overlapping, s.newest
  from policies as p
    left join types as t on t.label = p.type
    left join client_assessments as c on c.broker_id = $1 and c.client_id = p.client_id
    left join carrier_assessments as k on k.broker_id = $1 and k.carrier_id = p.carrier_id
    left join newest_by_client as s on s.series = t.series
      and s.client_id = case when t.verdict = 'not-pc' then null else p.client_id end
    left join marked as m on m.id = p.id
  where p.broker_id = $1`

function rank(assessment: string): string {
  return `case ${assessment}.readiness when 'repairable' then 1 when 'blocked' then 2 else 0 end`
}

/** Proposals that leave a policy aside, and that somebody has said yes to. */
function acceptedAside(answers: Answers): string {
  return policyRules
    .flatMap((rule) =>
      (rule.proposals ?? [])
        .filter((proposal) => answers(rule, proposal) === 'accepted')
        .flatMap(({ given, values }) => values.map(({ field, value }) => ({ field, value, given })))
        .filter(({ field }) => field === 'aside')
        .map(({ given, value }) => `when ${rule.finds} and ${given} then ${value}`),
    )
    .join(' ')
}
