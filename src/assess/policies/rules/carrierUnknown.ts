import { type PolicyRule } from '../rule.ts'

export const carrierUnknown: PolicyRule = {
  code: 'policy.carrier.unknown',
  finds: '(row.carrier_id is not null and not row.carrier_known)',
}
