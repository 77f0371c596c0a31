import { empty, type PolicyRule } from '../rule.ts'

export const clientMissing: PolicyRule = {
  code: 'policy.client.missing',
  finds: empty('client_id'),
}
