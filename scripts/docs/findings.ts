import { findingRules, type FindingCode } from '../../src/book/findings.ts'

/** Every finding: its code as a heading, how grave it is, what becomes of the row, and what the broker is told. */
export function findingList(): string {
  return Object.keys(findingRules)
    .map((code) => {
      const { severity, rejects, sentence } = findingRules[code as FindingCode]
      const row = rejects ? 'the row is rejected' : 'the row is stored'
      return `### ${code}\n\n**${severity}**, ${row}.\n\n> ${sentence}`
    })
    .join('\n\n')
}
