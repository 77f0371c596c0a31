import type { RecordRule } from '../../recordRule.ts'

export const addressMissing: RecordRule = {
  code: 'client.address.missing',
  open: `coalesce(client.address, '') = ''`,
}
