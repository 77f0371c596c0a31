import { createHash } from 'node:crypto'
import { findingRules, type Severity } from '../../book/findings.ts'
import { policyRules } from './allRules.ts'
import type { Answers } from './answers.ts'
import type { PolicyRule } from './rule.ts'

/**
 * What the rules find, as the bits of one bigint: a million rows times twenty rules are quicker counted in bits than
 * written as lists, and few rows are found to be wrong in ways of their own. From bit 0: the open findings, those that
 * may have a proposal first. The same findings again from bit 32 where they have one, and from bit 48 where they are
 * repaired.
 */
const mendable = policyRules.filter(isMendable)
const rules = [...mendable, ...policyRules.filter((rule) => !isMendable(rule))]
const proposedFrom = 32
const repairedFrom = 48
const mendableBits = 2 ** mendable.length - 1
const openBits = 2 ** rules.length - 1

const serious: ReadonlySet<Severity> = new Set(['blocker', 'major'])
const seriousBits = sum(rules.map((rule, bit) => (serious.has(findingRules[rule.code].severity) ? 2 ** bit : 0)))

/** A number that stands for what the bits mean: kept digests of masks with another meaning are not the same. */
export const maskLayout = createHash('sha256')
  .update(
    JSON.stringify([policyRules.map(({ code }) => code), rules.map(({ code }) => code), mendableBits, seriousBits]),
  )
  .digest()
  .readBigInt64BE()
  .toString()

/** SQL for the mask of a `row`. */
export function maskSql(answers: Answers): string {
  return rules.map((rule, bit) => bitsOf(rule, bit, answers)).join(' | ')
}

function bitsOf(rule: PolicyRule, bit: number, answers: Answers): string {
  const open = `${2 ** bit}::bigint`
  const proposed = `${2 ** bit + 2 ** (bit + proposedFrom)}::bigint`
  const repaired = `${2 ** (bit + repairedFrom)}::bigint`
  if (rule.decidedByType) return `case when ${rule.finds} then ${proposed} else 0 end`
  const bits = { proposed, accepted: repaired, refused: open }
  const cases = (rule.proposals ?? []).map((proposal) => `when ${proposal.given} then ${bits[answers(rule, proposal)]}`)
  const found = cases.length === 0 ? open : `case ${cases.join(' ')} else ${open} end`
  return `case when ${rule.finds} then ${found} else 0 end`
}

/** SQL: 0 for ready, 1 for repairable, 2 for blocked, as far as the row's own findings go. */
export function unreadiness(mask: string): string {
  const unmended = `${mask} & ${seriousBits} & ~((${mask} >> ${proposedFrom}) & ${mendableBits})`
  return `case when ${mask} & ${seriousBits} = 0 then 0 when ${unmended} = 0 then 1 else 2 end`
}

/** SQL for the codes as text[], in the rules' order. */
export function codesOf(mask: string, kind: 'open' | 'proposed' | 'repaired'): string {
  const from = { open: 0, proposed: proposedFrom, repaired: repairedFrom }[kind]
  const bits = kind === 'open' ? openBits : mendableBits
  const part = `((${mask} >> ${from}) & ${bits})`
  const codes = policyRules
    .filter((rule) => kind === 'open' || isMendable(rule))
    .map((rule) => `case when ${part} & ${2 ** rules.indexOf(rule)} <> 0 then '${rule.code}' end`)
  return `case when ${part} = 0 then '{}'::text[] else array_remove(array[${codes.join(', ')}], null) end`
}

function isMendable(rule: PolicyRule): boolean {
  return rule.decidedByType === true || rule.proposals !== undefined
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
