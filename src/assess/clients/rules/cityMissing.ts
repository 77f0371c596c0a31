import type { RecordRule } from '../../recordRule.ts'

export const cityMissing: RecordRule = { code: 'client.city.missing', open: `coalesce(client.city, '') = ''` }
