import { type PolicyRule } from '../rule.ts'

const held = [{ field: 'aside', value: `'policy.held-back'` }] as const

/** Same carrier, number, effective and expiration date. Copies are one question, those that differ another one. */
export const duplicateTerm: PolicyRule = {
  code: 'policy.duplicate.term',
  finds: '(row.kept_id is not null)',
  proposals: [
    {
      cause: 'same',
      given: 'row.kept_is_same',
      values: held,
      evidence: 'The policy with the highest Id of those with this carrier, number and term is kept. It is the same.',
    },
    {
      cause: 'different',
      given: '(not row.kept_is_same)',
      values: held,
      evidence:
        'The policy with the highest Id of those with this carrier, number and term is kept. Its client, type, office or premium differs.',
    },
  ],
}
