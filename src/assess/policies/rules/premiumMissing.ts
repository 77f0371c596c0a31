import { empty, type PolicyRule } from '../rule.ts'

export const premiumMissing: PolicyRule = {
  code: 'policy.premium.missing',
  finds: empty('written_premium'),
}
