import { z } from 'zod'
import { describeFinding, findingRules, type Finding } from '../../book/findings.ts'
import type { Rejected } from '../../store/reads/rejections.ts'

export const severitySchema = z.enum(['blocker', 'major', 'minor', 'info', 'scope'])

export const findingSchema = z
  .object({
    code: z.string().describe('Stable: docs/reference/findings.md lists all.'),
    severity: severitySchema,
    column: z.string().nullable().describe('The column’s header in the file.'),
    value: z.string().nullable().describe('What the cell said.'),
    message: z.string().describe('What is wrong and how to mend it.'),
  })
  .meta({ id: 'Finding', description: 'One thing wrong with one row.' })

export const rejectionSchema = z
  .object({
    line: z.int().describe('The line of the file on which the row starts.'),
    row: z.record(z.string(), z.string()).describe('The cells by the file’s own headers.'),
    cells: z
      .array(z.string())
      .describe('The cells as sent, in the file’s order; there may be more or fewer than headers.'),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'Rejection', description: 'A row that was not stored, as it was sent, and why.' })

export function shapeRejection(rejected: Rejected, header: readonly string[]): z.output<typeof rejectionSchema> {
  const { line, cells, findings } = rejected
  const row = Object.fromEntries(header.slice(0, cells.length).map((name, at) => [name, cells[at]!]))
  return { line, row, cells, findings: findings.map(shapeFinding) }
}

/** A newer Openbook beside this one may have written a code that is not known here yet. */
export function shapeFinding(finding: Finding): z.output<typeof findingSchema> {
  const { code, column = null, value = null } = finding
  if (!(code in findingRules)) return { code, severity: 'blocker', column, value, message: code }
  return { code, severity: findingRules[code].severity, column, value, message: describeFinding(finding) }
}
