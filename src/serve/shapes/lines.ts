import { z } from 'zod'
import { families, isLine, lineRules, lines, type LineId } from '../../book/lines.ts'
import type { ListedDecision, ListedLabel } from '../../store/reads/policyLabels.ts'
import { renewingSchema } from './renewing.ts'

const text = z.string().nullable()

export const verdict = z.enum(['pc', 'not-pc', 'unspecified', 'review', 'unknown'])

const lineText = text.describe('A line’s id, as `choices` has it.')

export const labelSchema = z
  .object({
    label: z.string().describe('The policy type, as sent.'),
    policies: z.int().min(0),
    premium: z.string().describe('A decimal number as text.'),
    renewing: renewingSchema,
    verdict: verdict.describe(
      'pc: property and casualty, of a known line; not-pc: not that; unspecified: it is, but nobody can tell which ' +
        'line; review: it can mean several things; unknown: no rule knows it.',
    ),
    line: lineText,
    family: text,
    rule: z.string().describe('What decided: the rule’s id, `decision` for somebody’s word, `none`.'),
    candidates: z.array(z.string()).describe('Where it is for review: the lines that it may well be.'),
    waiting: z.boolean().describe('Its policies are kept back until somebody decides what it is.'),
    decision: z
      .object({ line: z.string(), decided_at: z.string(), applied: z.boolean().describe('False while it is applied.') })
      .nullable()
      .describe('Somebody’s word on it. It wins over the rules.'),
  })
  .meta({
    id: 'PolicyType',
    description: 'One of the agency’s own labels for what is insured, and what it is taken for.',
  })

export const choiceSchema = z
  .object({
    line: z.string(),
    name: z.string(),
    family: z.string(),
    family_name: z.string(),
    property_casualty: z.boolean().describe('Policies of another line are kept out.'),
  })
  .meta({ id: 'Line', description: 'A line of business that a policy type may be taken for.' })

export const decisionSchema = z
  .object({
    label: z.string().describe('The policy type in small letters, without double blanks.'),
    line: z.string(),
    name: z.string(),
    decided_at: z.string(),
  })
  .meta({ id: 'LineDecision', description: 'What somebody decided that a policy type is.' })

const candidatesOf = new Map<string, readonly LineId[]>(lineRules.map(({ id, candidates }) => [id, candidates]))

export function shapeLabel(row: ListedLabel): z.output<typeof labelSchema> {
  const { renewing_policies, renewing_premium, decision, ...label } = row
  return {
    ...label,
    renewing: { policies: renewing_policies, premium: renewing_premium },
    candidates: [...(candidatesOf.get(label.rule) ?? [])],
    waiting: decision === undefined && ['unspecified', 'review', 'unknown'].includes(label.verdict),
    decision: decision === undefined ? null : shapeDecided(label, decision),
  }
}

function shapeDecided(label: Pick<ListedLabel, 'line' | 'rule'>, { line, decided_at }: Omit<ListedDecision, 'label'>) {
  return { line, decided_at: decided_at.toISOString(), applied: label.rule === 'decision' && label.line === line }
}

export const choices: readonly z.output<typeof choiceSchema>[] = Object.entries(lines).map(
  ([line, { name, family }]) => {
    const { name: family_name, propertyCasualty: property_casualty } = families[family]
    return { line, name, family, family_name, property_casualty }
  },
)

export function shapeDecision({ label, line, decided_at }: ListedDecision): z.output<typeof decisionSchema> {
  return { label, line, name: nameOfLine(line), decided_at: decided_at.toISOString() }
}

/** A newer Openbook beside this one may know more lines. */
export function nameOfLine(line: string): string {
  return isLine(line) ? lines[line].name : line
}
