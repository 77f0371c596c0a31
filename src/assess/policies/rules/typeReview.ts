import { type PolicyRule } from '../rule.ts'

export const typeReview: PolicyRule = {
  code: 'policy.type.review',
  finds: `coalesce(row.verdict = 'review', false)`,
  decidedByType: true,
}
