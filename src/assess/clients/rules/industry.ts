import type { IndustryCode } from '../../../book/industry.ts'

/**
 * The industry's five columns are read as one (book/industry.ts), once for all clients that say the same, and what was
 * found is in `industry`, ready to be added to a client's own findings: half a million clients need not ask for each
 * code again.
 */
export const industryFindings = {
  findings: 'industry.findings',
  proposed: 'industry.proposed',
  repaired: 'industry.repaired',
}

export const industryCodes = [
  'client.sic.missing',
  'client.sic.partial',
  'client.sic.parents-missing',
  'client.sic.padded',
  'client.sic.conflict',
  'client.sic.unknown',
  'client.sic.nonclassifiable',
] as const satisfies readonly IndustryCode[]
