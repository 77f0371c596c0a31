import { idRules } from './ids.ts'
import { finds, type FindingRule } from './rule.ts'

export const carrierFindings = {
  ...idRules('carrier', 'carriers'),
  'carrier.name.missing': finds(
    'major',
    'broker',
    "Company Name is empty, so the incumbent of its policies can't be shown. Add the name.",
    ['{count} carrier has no name', '{count} carriers have no name'],
  ),
  'carrier.state.malformed': finds(
    'minor',
    ['proposed', 'broker'],
    'Company State is not a state ("MA0165", for example). Write its name or its two letters.',
    ['{count} carrier has a state that is not one', '{count} carriers have a state that is not one'],
  ),
  'carrier.zip.malformed': finds(
    'minor',
    ['proposed', 'broker'],
    'Company Zip is not five digits, or five and four. Send it as 07054 or 91406-3782.',
    ['{count} carrier has a zip that is not one', '{count} carriers have a zip that is not one'],
  ),
  'carrier.zip.state-mismatch': finds(
    'minor',
    'broker',
    'Company Zip lies in another state than Company State says. One of them is wrong: send the right one.',
    ['{count} carrier has a zip of another state', '{count} carriers have a zip of another state'],
  ),
} as const satisfies Record<string, FindingRule>
