import { z } from 'zod'
import { together } from '../../book/fixWords.ts'
import { findingRules } from '../../book/findings.ts'
import type { RepairGroup } from '../../store/reads/repairGroups.ts'
import type { RepairedRecord } from '../../store/reads/repairRows.ts'
import { table } from '../parameters.ts'
import { severitySchema } from './findings.ts'
import { renewingSchema } from './renewing.ts'

export const repairState = z.enum(['applied', 'proposed', 'accepted', 'refused'])

const text = z.string().nullable()

export const repairSchema = z
  .object({
    id: z.string().describe('What to answer by. It stays the same as long as the code and the cause do.'),
    code: z.string().describe('The finding that it mends.'),
    severity: severitySchema,
    cause: z.string().describe('What the records share, and so one answer mends.'),
    table,
    sentence: z.string().describe('What is, or was, wrong with the records.'),
    state: repairState.describe(
      'applied: certain, and done without asking; proposed: waits for an answer; accepted and refused: answered.',
    ),
    settled: z.boolean().describe('False while an answer is being applied.'),
    answered_at: text,
    fields: z.array(
      z.object({
        field: z.string(),
        sent: text.describe('What was sent; null where nothing was, or the records differ.'),
        same_sent: z.boolean().describe('The same was sent for all records.'),
        value: text.describe('What it is, or would be, taken for; null where the records differ.'),
        same_value: z.boolean().describe('It is the same for all records.'),
      }),
    ),
    evidence: text.describe('What the value was found from; of the first record, where the records differ.'),
    records: z.int().min(0).describe('How many. 0: none has it at the moment; the answer counts for those to come.'),
    renewing: renewingSchema,
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'Repair', description: 'Repairs that share a cause, and so are answered as one.' })

export const repairedRecordSchema = z
  .object({
    table,
    record_id: z.int().min(0),
    name: text.describe('The client’s or carrier’s name, or the policy’s type.'),
    field: z.string(),
    sent: text,
    value: text,
    evidence: z.string(),
    state: repairState,
    since: z.string(),
  })
  .meta({ id: 'RepairedRecord', description: 'One repair of one record.' })

export function shapeRepair(group: RepairGroup): z.output<typeof repairSchema> {
  const { table_name, renewing_policies, renewing_premium, answered_at, fields, ...rest } = group
  return {
    ...rest,
    // A newer Openbook beside this one may have written a code that is not known here yet.
    severity: rest.code in findingRules ? findingRules[rest.code].severity : 'major',
    table: table_name,
    sentence: rest.code in findingRules ? together(rest.code, rest.records) : rest.code,
    answered_at: answered_at?.toISOString() ?? null,
    fields: [...fields],
    renewing: { policies: renewing_policies, premium: renewing_premium },
    links: { self: `/v1/repairs/${rest.id}` },
  }
}

export function shapeRepairedRecord({
  table_name,
  since,
  ...row
}: RepairedRecord): z.output<typeof repairedRecordSchema> {
  return { ...row, table: table_name, since: since.toISOString() }
}
