import type { RecordRule } from '../../recordRule.ts'

/** Only where both can be read: one that cannot is a finding of its own. */
export const zipStateMismatch: RecordRule = { code: 'carrier.zip.state-mismatch', open: 'place.mismatch' }
