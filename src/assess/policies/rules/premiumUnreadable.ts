import { type PolicyRule, unreadable } from '../rule.ts'

export const premiumUnreadable: PolicyRule = {
  code: 'policy.premium.unreadable',
  finds: unreadable('written_premium'),
}
