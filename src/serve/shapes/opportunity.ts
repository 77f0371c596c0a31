import { z } from 'zod'
import { divisionOf, divisionTitle, majorGroupTitle } from '../../book/sic.ts'
import { bucketNames, bucketOf, daysBetween } from '../../book/window.ts'
import type { OpportunityRow } from '../../store/reads/opportunities/belongings.ts'
import { recordFindingSchema, shapeFindingsOf } from './recordFindings.ts'

const text = (describe: string) => z.string().nullable().describe(describe)
const id = z.int().min(0)

export const readiness = z.enum(['ready', 'repairable', 'blocked'])

export const opportunitySchema = z
  .object({
    id: id.describe('The policy’s id.'),
    type: text('The agency’s own label, as sent.'),
    line: text('The line of business: docs/reference/lines.md lists all.'),
    family: text('The family of lines.'),
    client: z
      .object({
        id,
        name: z.string().nullable(),
        address: text('Street.'),
        city: text('City.'),
        state: text('Two letters.'),
      })
      .nullable(),
    industry: z.object({
      division: text('The SIC division, A to J.'),
      division_title: z.string().nullable(),
      major_group: text('The first two digits of the SIC code.'),
      major_group_title: z.string().nullable(),
      sic: text('Four digits.'),
      description: text('The industry in words.'),
    }),
    carrier: z.object({ id, name: z.string().nullable() }).nullable().describe('The incumbent.'),
    premium: text('A decimal number as text.'),
    office: text('The broker’s branch.'),
    effective_date: text('YYYY-MM-DD.'),
    x_date: z.string().describe('The day it expires, YYYY-MM-DD.'),
    days_left: z.int().describe('From `as_of` to the x-date.'),
    bucket: z
      .enum(bucketNames)
      .describe('How the days left suit an approach: late under 30, tight under 60, prime under 120, early.'),
    readiness,
    findings: z.array(recordFindingSchema).describe('The open ones, of the policy, its client and its carrier.'),
  })
  .meta({ id: 'Opportunity', description: 'A policy that expires in the window, as carriers may see it.' })

export type Opportunity = z.output<typeof opportunitySchema>

/** @param asOf the day from which the days left count */
export function shapeOpportunity(row: OpportunityRow, asOf: string): Opportunity {
  const { client_id, carrier_id, x_date, unreadable } = row
  const daysLeft = daysBetween(asOf, x_date)
  return {
    id: row.policy_id,
    type: row.type,
    line: row.line,
    family: row.family,
    client: client_id === null ? null : { id: client_id, name: row.client_name, ...placeOf(row) },
    industry: industryOf(row),
    carrier: carrier_id === null ? null : { id: carrier_id, name: row.carrier_name },
    premium: row.premium,
    office: row.office,
    effective_date: row.effective_date,
    x_date,
    days_left: daysLeft,
    bucket: bucketOf(daysLeft),
    readiness: row.readiness,
    findings: [
      ...shapeFindingsOf('policy', row.findings, unreadable),
      ...shapeFindingsOf('client', row.client_findings),
      ...shapeFindingsOf('carrier', row.carrier_findings),
    ],
  }
}

function placeOf({ address, city, state }: OpportunityRow) {
  return { address, city, state }
}

/** The digits say which division and major group it is. */
function industryOf({ division, major_group, sic, description }: OpportunityRow): Opportunity['industry'] {
  const letter = (major_group === null ? undefined : divisionOf(major_group)) ?? division
  return {
    division: letter,
    division_title: (letter !== null && divisionTitle(letter)) || null,
    major_group,
    major_group_title: (major_group !== null && majorGroupTitle(major_group)) || null,
    sic,
    description,
  }
}
