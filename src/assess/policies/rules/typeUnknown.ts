import { type PolicyRule } from '../rule.ts'

export const typeUnknown: PolicyRule = {
  code: 'policy.type.unknown',
  finds: `coalesce(row.verdict = 'unknown', false)`,
  decidedByType: true,
}
