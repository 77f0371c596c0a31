import { type PolicyRule } from '../rule.ts'

export const clientUnknown: PolicyRule = {
  code: 'policy.client.unknown',
  finds: '(row.client_id is not null and not row.client_known)',
}
