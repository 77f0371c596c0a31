import { carrierMissing } from './rules/carrierMissing.ts'
import { carrierUnknown } from './rules/carrierUnknown.ts'
import { carrierUnreadable } from './rules/carrierUnreadable.ts'
import { clientMissing } from './rules/clientMissing.ts'
import { clientUnknown } from './rules/clientUnknown.ts'
import { clientUnreadable } from './rules/clientUnreadable.ts'
import { datesReversed } from './rules/datesReversed.ts'
import { datesUnreadable } from './rules/datesUnreadable.ts'
import { duplicateTerm } from './rules/duplicateTerm.ts'
import { effectiveMissing } from './rules/effectiveMissing.ts'
import { expirationMissing } from './rules/expirationMissing.ts'
import { numberMissing } from './rules/numberMissing.ts'
import { premiumMissing } from './rules/premiumMissing.ts'
import { premiumNotPositive } from './rules/premiumNotPositive.ts'
import { premiumOutlier } from './rules/premiumOutlier.ts'
import { premiumUnreadable } from './rules/premiumUnreadable.ts'
import { termOverlap } from './rules/termOverlap.ts'
import { termUnusual } from './rules/termUnusual.ts'
import { typeMissing } from './rules/typeMissing.ts'
import { typeReview } from './rules/typeReview.ts'
import { typeUnknown } from './rules/typeUnknown.ts'
import { typeUnspecified } from './rules/typeUnspecified.ts'
import type { PolicyRule } from './rule.ts'

/** In the order in which findings are told: what matters most first. */
export const policyRules: readonly PolicyRule[] = [
  clientMissing,
  clientUnknown,
  clientUnreadable,
  typeMissing,
  typeUnknown,
  expirationMissing,
  datesUnreadable,
  datesReversed,
  carrierMissing,
  carrierUnknown,
  carrierUnreadable,
  typeUnspecified,
  typeReview,
  premiumMissing,
  premiumUnreadable,
  premiumNotPositive,
  duplicateTerm,
  effectiveMissing,
  termUnusual,
  termOverlap,
  premiumOutlier,
  numberMissing,
]
