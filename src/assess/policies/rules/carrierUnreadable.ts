import { type PolicyRule, unreadable } from '../rule.ts'

export const carrierUnreadable: PolicyRule = {
  code: 'policy.carrier.unreadable',
  finds: unreadable('carrier_id'),
}
