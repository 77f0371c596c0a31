import { z } from 'zod'
import { groupings, type OpportunitySummary } from '../../store/reads/opportunities/summary.ts'
import { assessmentSchema } from './assessment.ts'

const total = {
  count: z.int().min(0),
  premium: z.string().describe('A decimal number as text; policies without a premium add nothing.'),
}

const group = z
  .object({
    key: z.string().nullable().describe('What they share; null for those that have none.'),
    title: z.string().nullable().describe('What that is called: the carrier’s name, the division’s title.'),
    ...total,
  })
  .meta({ id: 'OpportunityGroup', description: 'The opportunities that share something.' })

export const opportunitySummarySchema = z
  .object({
    as_of: z.string(),
    total: z.object(total).describe('All that fit the filters.'),
    groups: z
      .partialRecord(z.enum(groupings), z.array(group))
      .describe('A list for each grouping asked for; each adds up to the total.'),
    assessment: assessmentSchema.nullable().describe('Null: the book was not assessed yet.'),
  })
  .meta({ id: 'OpportunitySummary', description: 'How many opportunities there are, and their premium.' })

export function shapeSummary({
  total,
  groups,
}: OpportunitySummary): Pick<z.output<typeof opportunitySummarySchema>, 'total' | 'groups'> {
  return { total, groups: { ...groups } }
}
