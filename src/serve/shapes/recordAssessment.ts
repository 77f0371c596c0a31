import { z } from 'zod'
import { describeFinding, findingRules, type FindingCode } from '../../book/findings.ts'
import type { TableName } from '../../book/tables.ts'
import type { Assessed, AssessedRecord, Repair } from '../../store/reads/assessedRecord.ts'
import { recordFindingSchema, shapeFindingsOf } from './recordFindings.ts'

/** What was found on one record, and the values that count for it, as they leave. */

const text = (describe: string) => z.string().nullable().describe(describe)

const repairSchema = z
  .object({
    field: z.string(),
    code: z.string().describe('The finding that it mends.'),
    cause: z.string().describe('What it shares with the other records that one answer mends.'),
    sent: text('What the broker sent.'),
    value: text('What Openbook has, or proposes, instead.'),
    evidence: z.string().describe('What the value was found from.'),
    state: z
      .enum(['applied', 'proposed', 'accepted', 'refused'])
      .describe('applied: safe, done by itself. proposed: it waits for a yes or no.'),
    since: z.string(),
  })
  .meta({ id: 'RecordRepair', description: 'A value that counts, or might, instead of the one that was sent.' })

const common = {
  readiness: z.enum(['ready', 'repairable', 'blocked']),
  findings: z.array(recordFindingSchema).describe('The open ones.'),
  proposed: z.array(z.string()).describe('Those of the findings that have a proposal which nobody has answered.'),
  repaired: z.array(z.string()).describe('What was found and is mended.'),
  repairs: z.array(repairSchema),
}

const industry = {
  division: text('A to J.'),
  major_group: text('Two digits.'),
  industry_group: text('Three digits.'),
  sic: text('Four digits.'),
  description: text('The industry in words.'),
}

const clientAssessmentSchema = z
  .object({ ...common, effective: z.object({ state: text('Two letters.'), ...industry }) })
  .meta({ id: 'ClientAssessment', description: 'What was found on a client, and the values that count.' })

const carrierAssessmentSchema = z
  .object({ ...common, effective: z.object({ state: text('Two letters.'), zip: z.string().nullable() }) })
  .meta({ id: 'CarrierAssessment', description: 'What was found on a carrier, and the values that count.' })

const policyAssessmentSchema = z
  .object({
    as_of: z.string().describe('The day on which the scope is asked for.'),
    opportunity: z.boolean().describe('Carriers see it: in scope, in the window, and ready.'),
    scope: z.enum(['in', 'out']),
    scope_code: text('Why it is out of scope.'),
    scope_message: text('The same in words.'),
    newer_term_id: z.int().min(0).nullable().describe('The policy that follows it, where that is why.'),
    ...common,
    readiness: common.readiness.describe('The worst of its own, its client’s and its carrier’s.'),
    findings: z.array(recordFindingSchema).describe('The open ones, of the policy, its client and its carrier.'),
    effective: z.object({
      line: text('The line of business.'),
      family: text('The family of lines.'),
      effective_date: text('YYYY-MM-DD.'),
      expiration_date: text('YYYY-MM-DD; the x-date.'),
      written_premium: text('A decimal number as text.'),
      office: z.string().nullable(),
    }),
  })
  .meta({ id: 'PolicyAssessment', description: 'Whether carriers see a policy, and why or why not.' })

export const heldBackSchema = z
  .object({ reason: z.string().nullable(), since: z.string() })
  .nullable()
  .describe('Held back from carriers: the client with all its policies, or the policy alone. Null: it is not.')

export function shapeHeldBack({ holdback }: Pick<AssessedRecord<TableName>, 'holdback'>) {
  return holdback && { reason: holdback.reason, since: new Date(holdback.since).toISOString() }
}

const orNull = 'Null: the record was not assessed yet.'

export const assessmentSchemas = {
  clients: clientAssessmentSchema.nullable().describe(orNull),
  carriers: carrierAssessmentSchema.nullable().describe(orNull),
  policies: policyAssessmentSchema.nullable().describe(orNull),
} as const

export function shapeClientAssessment({ assessed, repairs }: AssessedRecord<'clients'>) {
  if (assessed === null) return null
  const { readiness, findings, proposed, repaired, ...effective } = assessed
  return {
    readiness,
    findings: shapeFindingsOf('client', findings),
    proposed,
    repaired,
    effective,
    repairs: shapeRepairs(repairs),
  }
}

export function shapeCarrierAssessment({ assessed, repairs }: AssessedRecord<'carriers'>) {
  if (assessed === null) return null
  const { readiness, findings, proposed, repaired, ...effective } = assessed
  return {
    readiness,
    findings: shapeFindingsOf('carrier', findings),
    proposed,
    repaired,
    effective,
    repairs: shapeRepairs(repairs),
  }
}

export function shapePolicyAssessment(
  { assessed, repairs, unreadable }: AssessedRecord<'policies'>,
  asOf: string,
): z.output<typeof assessmentSchemas.policies> {
  if (assessed === null) return null
  const { readiness, scope, line, family, effective_date, x_date, premium, office } = assessed
  return {
    as_of: asOf,
    opportunity: scope === null && x_date !== null && readiness === 'ready',
    scope: scope === null ? 'in' : 'out',
    scope_code: scope,
    scope_message: scope === null ? null : describeScope(scope),
    newer_term_id: assessed.newer_term,
    readiness,
    findings: findingsOf(assessed, unreadable),
    proposed: assessed.proposed,
    repaired: assessed.repaired,
    effective: { line, family, effective_date, expiration_date: x_date, written_premium: premium, office },
    repairs: shapeRepairs(repairs),
  }
}

function findingsOf(assessed: Assessed['policies'], unreadable: Record<string, string> | null) {
  return [
    ...shapeFindingsOf('policy', assessed.findings, unreadable),
    ...shapeFindingsOf('client', assessed.client_findings),
    ...shapeFindingsOf('carrier', assessed.carrier_findings),
  ]
}

/** A newer Openbook beside this one may know more codes. */
export function describeScope(code: FindingCode): string {
  return code in findingRules ? describeFinding({ code }) : code
}

function shapeRepairs(repairs: readonly Repair[] | null): z.output<typeof repairSchema>[] {
  return (repairs ?? []).map(({ field, code, cause, sent, value, evidence, state, since }) => {
    return { field, code, cause, sent, value, evidence, state, since: new Date(since).toISOString() }
  })
}
