import { policyRules } from './allRules.ts'
import type { Answers } from './answers.ts'

/**
 * SQL for the date that counts: a proposed one as long as nobody has said no to it, else the one that was sent.
 * Nothing is ever proposed for a row whose dates are both there and in order, which is nearly every row.
 */
export function dateThatCounts(field: 'effective_date' | 'expiration_date', answers: Answers): string {
  const proposed = policyRules.flatMap((rule) =>
    (rule.proposals ?? [])
      .filter((proposal) => answers(rule, proposal) !== 'refused')
      .flatMap(({ given, values }) => values.map(({ field, value }) => ({ field, value, given })))
      .filter((value) => value.field === field)
      .map(({ given, value }) => `when ${rule.finds} and ${given} and ${value} is not null then ${value}`),
  )
  return `case when row.effective_date <= row.expiration_date then row.${field} ${proposed.join(' ')} else row.${field} end`
}
