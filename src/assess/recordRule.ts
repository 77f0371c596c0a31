import type { FindingCode } from '../book/findings.ts'

/**
 * One rule about a record, as SQL conditions over the row that is being assessed. At most one of the three holds:
 * `open`: it is found and nothing mends it; `proposed`: it is found, and a proposed value waits for an answer;
 * `repaired`: it would be found, but a value stands in.
 */
export interface RecordRule {
  readonly code: FindingCode
  readonly open: string
  readonly proposed?: string
  readonly repaired?: string
}

/** SQL for the arrays `findings`, `proposed` and `repaired` of a row, in the order of the rules. */
export function findingArrays(rules: readonly RecordRule[]) {
  return {
    findings: codesWhere(rules, ({ open, proposed }) => (proposed === undefined ? open : `${open} or ${proposed}`)),
    proposed: codesWhere(rules, ({ proposed }) => proposed),
    repaired: codesWhere(rules, ({ repaired }) => repaired),
  }
}

function codesWhere(rules: readonly RecordRule[], condition: (rule: RecordRule) => string | undefined): string {
  const cases = rules.flatMap((rule) => {
    const when = condition(rule)
    return when === undefined ? [] : [`case when ${when} then '${rule.code}' end`]
  })
  return cases.length === 0 ? `'{}'::text[]` : `array_remove(array[${cases.join(', ')}]::text[], null)`
}
