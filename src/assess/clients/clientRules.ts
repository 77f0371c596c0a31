import type { RecordRule } from '../recordRule.ts'
import { addressMissing } from './rules/addressMissing.ts'
import { cityMissing } from './rules/cityMissing.ts'
import { duplicateExact, duplicateLikely } from './rules/duplicate.ts'
import { namePlaceholder } from './rules/namePlaceholder.ts'
import { stateMissing } from './rules/stateMissing.ts'
import { stateUnrecognised } from './rules/stateUnrecognised.ts'

/** All that can be found about a client but for its industry (rules/industry.ts), in the order in which it is told. */
export const clientRules: readonly RecordRule[] = [
  namePlaceholder,
  stateMissing,
  stateUnrecognised,
  addressMissing,
  cityMissing,
  duplicateExact,
  duplicateLikely,
]
