import type { RecordRule } from '../../recordRule.ts'

export const stateMissing: RecordRule = { code: 'client.state.missing', open: `coalesce(client.state, '') = ''` }
