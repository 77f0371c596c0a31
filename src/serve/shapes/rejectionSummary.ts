import { z } from 'zod'
import { findingRules, type FindingCode } from '../../book/findings.ts'
import type { RejectionCause } from '../../store/reads/rejectionCauses.ts'
import { findingSchema, shapeFinding } from './findings.ts'

const causeSchema = z
  .object({
    code: z.string().describe('Stable; the rejections can be narrowed to it.'),
    rows: z.int().min(1).describe('How many rows it rejected.'),
    title: z.string().describe('What is wrong with all of them: “149 clients have no name”.'),
    first_line: z.int().describe('The first line of the file that has it.'),
    example: findingSchema.describe('What was found there, and how to mend it.'),
  })
  .meta({ id: 'RejectionCause', description: 'Why rows of an upload were not stored.' })

export const rejectionSummarySchema = z
  .object({
    header: z.array(z.string()).describe('The file’s own headers: `cells` of its rejections are in this order.'),
    causes: z
      .array(causeSchema)
      .describe('What most rows have first. A row that has several faults counts for each of them.'),
  })
  .meta({ id: 'RejectionSummary', description: 'The rejected rows of an upload by what is wrong with them.' })

export function shapeCause({ finding, ...cause }: RejectionCause): z.output<typeof causeSchema> {
  return { ...cause, title: titleOf(cause), example: shapeFinding(finding) }
}

const numbers = new Intl.NumberFormat('en-US')

/** A newer Openbook beside this one may have written a code that is not known here yet. */
function titleOf({ code, rows }: Pick<RejectionCause, 'code' | 'rows'>): string {
  if (!(code in findingRules)) return code
  const [one, many] = findingRules[code as FindingCode].together
  return (rows === 1 ? one : many).replace('{count}', numbers.format(rows))
}
