import { z } from 'zod'
import type { ListedMore } from '../../store/reads/listings.ts'
import type { PolicyRow, RecordRow } from '../../store/schema.ts'
import { describeScope } from './recordAssessment.ts'

/** Clients, carriers and policies as they leave. */

const text = (describe: string) => z.string().nullable().describe(describe)
const number = z.int().min(0)

const common = {
  unreadable: z
    .record(z.string(), z.string())
    .optional()
    .describe('Cells that could not be read as their column’s kind, as sent, by column. Left out when there are none.'),
  provenance: z
    .object({ upload_id: number, line: number })
    .describe('The upload, and the line of its file, that the record last came from.'),
}

export const clientSchema = z
  .object({
    id: number.describe('The broker’s own id. It never changes.'),
    name: z.string(),
    address: text('Street.'),
    city: text('City.'),
    state: text('As sent.'),
    division: text('SIC division.'),
    major_group: text('SIC major group.'),
    industry_group: text('SIC industry group.'),
    sic: text('SIC code.'),
    description: text('The industry in words.'),
    ...common,
  })
  .meta({ id: 'Client', description: 'A business whose insurance the broker arranges.' })

export const carrierSchema = z
  .object({
    id: number.describe('The broker’s own id. It never changes.'),
    name: text('The insurance company.'),
    address_1: text('First line of the address.'),
    address_2: text('Second line of the address.'),
    city: text('City.'),
    state: text('As sent.'),
    zip: text('As sent, leading zeros included.'),
    ...common,
  })
  .meta({ id: 'Carrier', description: 'An insurance company that bears the risk of policies.' })

export const policySchema = z
  .object({
    id: number.describe('The broker’s own id. It never changes.'),
    type: text('The agency’s own label for what is insured.'),
    office: text('The broker’s branch (the file’s column Division).'),
    carrier_id: number.nullable().describe('May name a carrier that has not arrived yet.'),
    client_id: number.nullable().describe('May name a client that has not arrived yet.'),
    effective_date: text('YYYY-MM-DD.'),
    expiration_date: text('YYYY-MM-DD; the x-date.'),
    written_premium: text('A decimal number as text, so that no cent is lost.'),
    carrier_policy_number: text('The carrier’s number for the policy.'),
    ...common,
  })
  .meta({ id: 'Policy', description: 'One term of one policy.' })

export const recordSchemas = { clients: clientSchema, carriers: carrierSchema, policies: policySchema } as const

/** The policies of a page: who they belong to and what became of them, so that nobody has to ask for each. */
export const listedPolicySchema = policySchema
  .extend({
    client_name: text('Null: the client has not arrived yet, or there is none.'),
    carrier_name: text('Null: the carrier has not arrived yet, or there is none or it has no name.'),
    assessment: z
      .object({
        line: text('The line of business.'),
        family: text('The family of lines.'),
        expiration_date: text('The x-date that counts: as sent, or repaired.'),
        readiness: z.enum(['ready', 'repairable', 'blocked']),
        scope: z.enum(['in', 'out']).describe('On the day of the request.'),
        scope_code: text('Why it is out of scope.'),
        scope_message: text('The same in words.'),
      })
      .nullable()
      .describe('Null: the policy was not assessed yet.'),
  })
  .meta({ id: 'ListedPolicy', description: 'A policy in a page of a list, with the names that belong to it.' })

export function shapeListedPolicy({ assessed, ...row }: PolicyRow & ListedMore): z.output<typeof listedPolicySchema> {
  if (assessed === null) return { ...shapeRecord(row), assessment: null }
  const { line, family, readiness, x_date, scope } = assessed
  const words = { scope_code: scope, scope_message: scope === null ? null : describeScope(scope) }
  const assessment = {
    line,
    family,
    expiration_date: x_date,
    readiness,
    scope: scope ? 'out' : 'in',
    ...words,
  } as const
  return { ...shapeRecord(row), assessment }
}

/** A row as the API has it; what the schema does not declare is dropped when it is sent. */
export function shapeRecord<Row extends RecordRow>({ unreadable, upload_id, line, ...row }: Row) {
  return { ...row, ...(unreadable !== null && { unreadable }), provenance: { upload_id, line } }
}
