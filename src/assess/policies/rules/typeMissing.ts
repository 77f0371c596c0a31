import { type PolicyRule } from '../rule.ts'

export const typeMissing: PolicyRule = {
  code: 'policy.type.missing',
  finds: '(row.type is null)',
}
