import { dollars } from '../../book/dollars.ts'
import type { FixShape, ReadinessShape } from '../../serve/shapes/readiness.ts'
import { alignedTable, visible } from '../console/alignedTable.ts'
import { count, plural } from '../output.ts'
import { qualityLines } from './qualityLines.ts'
import { trendLines } from './trendLines.ts'

/** How many fixes are told on a terminal. */
export const shownFixes = 10

/**
 * The scorecard and the head of the work list, for people.
 * @param fields whether the quality of every field is told, too
 */
export function scorecardLines(readiness: ReadinessShape, { fields }: { fields: boolean }): string[] {
  const { policies, work, mended, tables, trend, book_findings: found } = readiness
  const [ready, repairable] = [policies.ready, policies.repairable]
  const undated = policies.undated.policies
  const rows = [
    amountCells('ready for carriers', ready, ''),
    amountCells('repairable', repairable, 'ready once you agree to what is proposed'),
    amountCells('blocked', policies.blocked, undated > 0 ? `${count(undated)} of them without a renewal date` : ''),
    amountCells('out of scope', policies.out_of_scope, ''),
    ...policies.reasons.map((reason) => amountCells('', reason, reason.sentence.replace(/^[\d,]+ polic(y|ies) /, ''))),
  ]
  return [
    headLine(readiness),
    '',
    ...alignedTable(
      [{ name: '' }, { name: 'policies', right: true }, { name: 'premium', right: true }, { name: '' }],
      rows,
    ),
    ...found.map(({ table, message }) => `  note: ${table}: ${message}`),
    ...(mended.length === 0 ? [] : ['', 'Done already:', ...mended.map(({ sentence }) => `  ${sentence}.`)]),
    '',
    ...qualityLines(tables, fields),
    ...trendLines(trend),
    '',
    ...workLines(work),
  ]
}

/** "Grade C: …", the one line that says most. */
export function headLine({ grade, policies, as_of, broker_name }: ReadinessShape): string {
  const { ready, in_scope } = policies
  if (grade.letter === null) return `${broker_name ?? 'There'}: no renewals in the 12 months from ${as_of}.`
  return (
    `${visible(broker_name ?? '')}, 12 months from ${as_of}: grade ${grade.letter}. ` +
    `${count(ready.policies)} of ${plural(in_scope.policies, 'renewal')} ${ready.policies === 1 ? 'is' : 'are'} ready for carriers, ` +
    `${dollars(ready.premium)} of ${dollars(in_scope.premium)}.`
  )
}

function amountCells(name: string, amount: { policies: number; premium: string }, remark: string): string[] {
  return [name, count(amount.policies), dollars(amount.premium), visible(remark)]
}

function workLines({ count: all, fixes }: ReadinessShape['work']): string[] {
  if (fixes.length === 0) return ['There is nothing to mend.']
  const more = all - Math.min(fixes.length, shownFixes)
  return [
    'What to mend, in the order that pays:',
    ...fixes.slice(0, shownFixes).flatMap((fix, at) => fixLines(fix, at)),
    ...(more > 0 ? [`  … and ${count(more)} more: --report FILE.html and --json show them.`] : []),
  ]
}

function fixLines(fix: FixShape, at: number): string[] {
  const pays =
    fix.unlocks.policies === 0
      ? ''
      : `makes ${plural(fix.unlocks.policies, 'policy', 'policies')}, ${dollars(fix.unlocks.premium)} ready by itself; `
  return [`${String(at + 1).padStart(3)}. ${visible(fix.sentence)}`, `     ${pays}${stepOf(fix)}`]
}

function stepOf({ step, rejected, id, proposal }: FixShape): string {
  if (rejected) return `rejected: mend the rows and send them again (--fix ${id})`
  if (step === 'answer') {
    const value = proposal?.value == null ? '' : ` "${visible(proposal.value)}"`
    return `proposed${value}: say yes or no (openbook repairs)`
  }
  if (step === 'decide') return 'decide once what it is (openbook lines)'
  return `fill in and load (--fix ${id})`
}
