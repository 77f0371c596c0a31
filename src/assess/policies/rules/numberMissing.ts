import { type PolicyRule } from '../rule.ts'

export const numberMissing: PolicyRule = {
  code: 'policy.number.missing',
  finds: '(row.carrier_policy_number is null)',
}
