import { type PolicyRule, unreadable } from '../rule.ts'

export const clientUnreadable: PolicyRule = {
  code: 'policy.client.unreadable',
  finds: unreadable('client_id'),
}
