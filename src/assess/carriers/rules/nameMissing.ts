import type { RecordRule } from '../../recordRule.ts'

export const nameMissing: RecordRule = { code: 'carrier.name.missing', open: `coalesce(carrier.name, '') = ''` }
