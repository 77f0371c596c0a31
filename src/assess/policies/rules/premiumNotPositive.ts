import { type PolicyRule } from '../rule.ts'

export const premiumNotPositive: PolicyRule = {
  code: 'policy.premium.nonpositive',
  finds: 'coalesce(row.written_premium <= 0, false)',
}
