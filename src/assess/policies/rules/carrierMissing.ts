import { empty, type PolicyRule } from '../rule.ts'

export const carrierMissing: PolicyRule = {
  code: 'policy.carrier.missing',
  finds: empty('carrier_id'),
}
