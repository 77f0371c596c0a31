import { empty, type PolicyRule, twelveMonthsLater } from '../rule.ts'

export const expirationMissing: PolicyRule = {
  code: 'policy.expiration.missing',
  finds: empty('expiration_date'),
  proposals: [
    {
      cause: '12 months',
      given: '(row.effective_date is not null)',
      values: [{ field: 'expiration_date', value: twelveMonthsLater }],
      evidence: 'Twelve months after the effective date, the usual term.',
    },
  ],
}
