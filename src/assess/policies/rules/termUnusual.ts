import { type PolicyRule } from '../rule.ts'

const days = 'row.expiration_date - row.effective_date'

/** How many days a term may be off. */
const tolerance = 20

const usual = [6, 12, 24, 36]
  .map((months) => `row.expiration_date - (row.effective_date + interval '${months} months')::date`)
  .map((off) => `${off} between -${tolerance} and ${tolerance}`)
  .join(' or ')

/** The plain number of days settles nearly all terms before months have to be added to a date. */
export const termUnusual: PolicyRule = {
  code: 'policy.term.unusual',
  finds: `coalesce(${days} > 0 and ${days} not between 366 - ${tolerance} and 365 + ${tolerance} and not (${usual}), false)`,
}
