import { type PolicyRule } from '../rule.ts'

export const typeUnspecified: PolicyRule = {
  code: 'policy.type.unspecified',
  finds: `coalesce(row.verdict = 'unspecified', false)`,
}
