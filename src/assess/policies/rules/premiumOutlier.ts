import { type PolicyRule } from '../rule.ts'

/** More than four standard deviations from its line's usual premium, by logarithms: see usualPremiums.ts. */
export const premiumOutlier: PolicyRule = {
  code: 'policy.premium.outlier',
  finds:
    'coalesce(row.written_premium > 0 and (row.written_premium < row.least_usual or row.written_premium > row.most_usual), false)',
}
