import { type PolicyRule } from '../rule.ts'

export const termOverlap: PolicyRule = {
  code: 'policy.term.overlap',
  finds: 'row.overlapping',
}
