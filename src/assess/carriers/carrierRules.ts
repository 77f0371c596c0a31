import type { RecordRule } from '../recordRule.ts'
import { nameMissing } from './rules/nameMissing.ts'
import { stateMalformed } from './rules/stateMalformed.ts'
import { zipMalformed } from './rules/zipMalformed.ts'
import { zipStateMismatch } from './rules/zipStateMismatch.ts'

/** All that can be found about a carrier in the book, in the order in which it is told. */
export const carrierRules: readonly RecordRule[] = [nameMissing, stateMalformed, zipMalformed, zipStateMismatch]
