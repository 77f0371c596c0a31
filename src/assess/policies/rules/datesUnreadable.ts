import { type PolicyRule, twelveMonthsEarlier, twelveMonthsLater, unreadable } from '../rule.ts'

const effective = unreadable('effective_date')
const expiration = unreadable('expiration_date')

/** Where only one of the two cannot be read, it is proposed from the other. */
export const datesUnreadable: PolicyRule = {
  code: 'policy.dates.unreadable',
  finds: `(${effective} or ${expiration})`,
  proposals: [
    {
      cause: '12 months',
      given: '((row.effective_date is null) <> (row.expiration_date is null))',
      values: [
        { field: 'effective_date', value: `case when row.effective_date is null then ${twelveMonthsEarlier} end` },
        { field: 'expiration_date', value: `case when row.expiration_date is null then ${twelveMonthsLater} end` },
      ],
      evidence: 'Twelve months from the date that can be read, the usual term.',
    },
  ],
}
