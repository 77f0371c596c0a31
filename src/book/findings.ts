import { bookFindings } from './findings/book.ts'
import { carrierFindings } from './findings/carriers.ts'
import { clientFindings } from './findings/clients.ts'
import { policyFindings } from './findings/policies.ts'
import { rowFindings } from './findings/rows.ts'
import type { FindingRule, Severity } from './findings/rule.ts'

/**
 * What can be found about a row, a record or a book, as data. Codes are stable and public; the part before the first
 * dot says what it is about. docs/reference/findings.md lists them (a test holds the two together), and the API and
 * the rejections file show them. `{value}` and the like in a sentence are filled from the finding.
 */
export const findingRules = {
  ...clientFindings,
  ...carrierFindings,
  ...policyFindings,
  ...bookFindings,
  ...rowFindings,
} as const satisfies Record<string, FindingRule>

export type { FindingRule, Severity }

export type FindingCode = keyof typeof findingRules

/** What a finding is about: the first word of its code. `row` is a row of any file. */
export const subjects = ['client', 'carrier', 'policy', 'book', 'row'] as const

export type Subject = (typeof subjects)[number]

export function subjectOf(code: FindingCode): Subject {
  return code.slice(0, code.indexOf('.')) as Subject
}

/** One thing wrong with one row. `column` is the file's own header text; `value` what the cell said. */
export interface Finding {
  readonly code: FindingCode
  readonly column?: string
  readonly value?: string
  readonly expected?: string
}

/** The finding's sentence, filled in. Long values are cut at 80 characters. */
export function describeFinding(finding: Finding): string {
  const fill: Record<string, string | undefined> = {
    column: finding.column,
    value: finding.value,
    expected: finding.expected,
  }
  return findingRules[finding.code].sentence.replace(/\{(\w+)\}/g, (_, name: string) => shorten(fill[name] ?? ''))
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
