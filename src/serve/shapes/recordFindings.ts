import { z } from 'zod'
import { describeFinding, findingRules, type FindingCode } from '../../book/findings.ts'
import { tables } from '../../book/tables.ts'
import { severitySchema } from './findings.ts'

/** Findings on records of the book, as they leave. */

export type FoundOn = 'policy' | 'client' | 'carrier'

export const recordFindingSchema = z
  .object({
    code: z.string().describe('Stable: docs/reference/findings.md lists all.'),
    severity: severitySchema,
    message: z.string().describe('What is wrong and how to mend it.'),
    record: z.enum(['policy', 'client', 'carrier']).describe('Which record it is on.'),
  })
  .meta({ id: 'RecordFinding', description: 'One open finding on a record, or on one that it depends on.' })

export type RecordFinding = z.output<typeof recordFindingSchema>

/** @param unreadable the record's cells that could not be read, by column */
export function shapeFindingsOf(
  record: FoundOn,
  codes: readonly FindingCode[] | null,
  unreadable: Readonly<Record<string, string>> | null = null,
): RecordFinding[] {
  if (codes === null) return []
  return codes.map((code) => {
    // A newer Openbook beside this one may know more codes.
    if (!(code in findingRules)) return { code, severity: 'blocker', message: code, record }
    const message = describeFinding({ code, ...cellOf(code, unreadable) })
    return { code, severity: findingRules[code].severity, message, record }
  })
}

/** The sentence of a cell that could not be read says which and what it was. */
function cellOf(code: FindingCode, unreadable: Readonly<Record<string, string>> | null) {
  const name = cellsNamed[code]?.find((column) => unreadable?.[column] !== undefined)
  const header = tables.policies.columns.find((column) => column.name === name)?.header
  return name === undefined || header === undefined ? {} : { column: header, value: unreadable![name]! }
}

/** The findings whose sentence names a cell that could not be read, and the columns that it may be in. */
export const cellsNamed: Partial<Record<FindingCode, readonly string[]>> = {
  'policy.client.unreadable': ['client_id'],
  'policy.carrier.unreadable': ['carrier_id'],
  'policy.dates.unreadable': ['expiration_date', 'effective_date'],
  'policy.premium.unreadable': ['written_premium'],
}
