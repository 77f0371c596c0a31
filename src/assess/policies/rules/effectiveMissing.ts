import { empty, type PolicyRule, twelveMonthsEarlier } from '../rule.ts'

export const effectiveMissing: PolicyRule = {
  code: 'policy.effective.missing',
  finds: empty('effective_date'),
  proposals: [
    {
      cause: '12 months',
      given: '(row.expiration_date is not null)',
      values: [{ field: 'effective_date', value: twelveMonthsEarlier }],
      evidence: 'Twelve months before the expiration date, the usual term.',
    },
  ],
}
