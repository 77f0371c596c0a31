import { type PolicyRule } from '../rule.ts'

export const datesReversed: PolicyRule = {
  code: 'policy.dates.reversed',
  finds: 'coalesce(row.expiration_date < row.effective_date, false)',
  proposals: [
    {
      cause: 'swapped',
      given: 'true',
      values: [
        { field: 'effective_date', value: 'row.expiration_date' },
        { field: 'expiration_date', value: 'row.effective_date' },
      ],
      evidence: 'The two dates the other way round.',
    },
  ],
}
