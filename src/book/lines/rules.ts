import { askTheBroker } from './askTheBroker.ts'
import { commercial } from './commercial.ts'
import { notPropertyCasualty } from './notPropertyCasualty.ts'
import { personalAndFarm } from './personalAndFarm.ts'
import type { LineRule } from './rule.ts'
import { soundsLikeBenefits } from './soundsLikeBenefits.ts'
import { specialty } from './specialty.ts'
import { workersAndSurety } from './workersAndSurety.ts'

/** In this order: the first one that matches decides. */
export const lineRules: readonly LineRule[] = [
  ...soundsLikeBenefits,
  ...workersAndSurety,
  ...specialty,
  ...personalAndFarm,
  ...notPropertyCasualty,
  ...commercial,
  ...askTheBroker,
]
