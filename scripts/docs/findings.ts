import { findingRules, subjectOf, type FindingCode, type Subject } from '../../src/book/findings.ts'
import type { FindingRule, Repair } from '../../src/book/findings/rule.ts'

/** The findings about one subject: code, how grave, who mends it, which version, and what the broker is told. */
export function findingsOf(subject: Subject): string {
  return (Object.keys(findingRules) as FindingCode[])
    .filter((code) => subjectOf(code) === subject)
    .map((code) => findingEntry(code, findingRules[code]))
    .join('\n\n')
}

function findingEntry(code: FindingCode, rule: FindingRule): string {
  const { severity, repair, version, sentence, together } = rule
  const becomes = rule.rejects ? ' · the row is rejected' : ''
  const head = `**${severity}** · ${describeRepair(repair)} · version ${version}${becomes}`
  return `### ${code}\n\n${head}\n\n> ${sentence}\n\nOf several: “${together[1].replace('{count}', '14')}”.`
}

/** "mended by Openbook where it is certain, else proposed, else by the broker". */
export function describeRepair(repair: readonly Repair[]): string {
  if (repair[0] === 'none') return 'nothing to mend'
  const only = repair.length === 1
  return `mended ${repair.map((each) => (only ? alone[each] : firstOf[each])).join(', else ')}`
}

const alone = { safe: 'by Openbook', proposed: 'on a yes', broker: 'by the broker', none: '' } as const
const firstOf = { ...alone, safe: 'by Openbook where it is certain', proposed: 'on a yes where a value is proposed' }
