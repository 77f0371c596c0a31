import type { IndustryCode, IndustryReading, IndustryRepair } from '../../book/industry.ts'
import { industryFields, type IndustryColumns, type IndustryField } from '../../book/industryColumns.ts'
import type { RepairState } from '../../store/schema.ts'
import type { Decisions } from '../decisions.ts'

export interface SettledRepair extends Omit<IndustryRepair, 'safe'> {
  readonly cause: string
  readonly state: RepairState
}

export interface SettledIndustry {
  readonly effective: IndustryColumns
  readonly repairs: readonly SettledRepair[]
  /** Codes that are not mended. */
  readonly findings: readonly IndustryCode[]
  /** Those of them whose proposal waits for an answer. */
  readonly proposed: readonly IndustryCode[]
  readonly repaired: readonly IndustryCode[]
}

/** What counts of an industry once the answers to its proposals are heeded. */
export function settleIndustry(sent: IndustryColumns, reading: IndustryReading, decisions: Decisions): SettledIndustry {
  const proposal = reading.repairs.find(({ safe }) => !safe)
  const question = proposal === undefined ? '' : causeOf(sent, proposal)
  const effective: Record<IndustryField, string | null> = { ...reading.effective }
  const repairs = reading.repairs.map(({ field, code, sent, value, evidence, safe }): SettledRepair => {
    const cause = safe ? value : question
    const state = decisions.stateOf(code, cause, safe)
    if (state === 'accepted') effective[field] = value
    return { field, code, sent, value, evidence, cause, state }
  })
  const codesIn = (...states: RepairState[]) => [
    ...new Set(repairs.filter(({ state }) => states.includes(state)).map(({ code }) => code)),
  ]
  const open = [...new Set([...reading.stuck, ...codesIn('refused')])]
  const but = (codes: readonly IndustryCode[]) => (code: IndustryCode) => !codes.includes(code)
  const proposed = codesIn('proposed').filter(but(open))
  const repaired = codesIn('applied', 'accepted').filter(but([...open, ...proposed]))
  return { effective, repairs, findings: [...open, ...proposed], proposed, repaired }
}

/** One answer holds for all clients whose columns say the same: "D / 20 / 205 / 5812 / = sic 2052". */
function causeOf(sent: IndustryColumns, { field, value }: IndustryRepair): string {
  return `${industryFields.map((each) => sent[each] ?? '').join(' / ')} = ${field} ${value}`
}
