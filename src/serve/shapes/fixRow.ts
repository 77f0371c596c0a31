import { z } from 'zod'
import { findingRules } from '../../book/findings.ts'
import { quality, toldByCell } from '../../book/quality.ts'
import { tables, type TableName } from '../../book/tables.ts'
import type { FixRow, WaitingRow } from '../../store/reads/fixRows.ts'
import { inUsualWords, type FixColumn } from '../fixColumns.ts'
import { reasonOf } from '../fixCsv.ts'
import { table } from '../parameters.ts'
import { findingSchema, shapeFinding } from './findings.ts'

const text = z.string().nullable()

export const fixRowSchema = z
  .object({
    table,
    id: z.int().min(0).nullable().describe('The record’s id; null for a row that was rejected.'),
    name: text.describe('The client’s or carrier’s name, the policy’s number.'),
    row: z
      .record(z.string(), z.string())
      .describe(
        'What was sent, by the headers of the broker’s newest file; what that lacks, by the headers of the documentation. ' +
          'Of a rejected row, by those of its own file.',
      ),
    findings: z.array(findingSchema).describe('All that is open on it.'),
    to_mend: z
      .array(z.string())
      .describe('The headers of the cells that its findings speak of: to fill in or to mend.'),
    proposals: z.array(
      z.object({
        field: z.string(),
        code: z.string(),
        cause: z.string(),
        sent: text,
        value: text,
        evidence: z.string(),
      }),
    ),
    policies: z.int().min(0).describe('The policies in scope and in the window that stand on it.'),
    premium: z.string().describe('Their premium, a decimal number as text.'),
    provenance: z.object({ upload_id: z.int().min(0), line: z.int().min(0) }),
  })
  .meta({ id: 'FixRow', description: 'A row to mend, and what is at stake.' })

export type FixRowShape = z.output<typeof fixRowSchema>

export function shapeFixRow(table: TableName, columns: readonly FixColumn[], row: FixRow): FixRowShape {
  const there = new Set(columns.map(({ column }) => column))
  // What else is open on the row may ask for a column that no file has had.
  const absent = tables[table].columns.filter((column) => !there.has(column) && asksFor(table, column.name, row))
  const cells = [...columns, ...absent.map(inUsualWords)].map(
    ({ header, column }) => [header, column && row.sent[column.name], column?.name] as const,
  )
  return {
    table,
    id: row.record_id,
    name: row.name,
    row: Object.fromEntries(cells.filter(([name]) => name !== '').map(([name, cell]) => [name, cell ?? ''])),
    findings: row.findings.map((code) => {
      if (!(code in findingRules)) return shapeFinding({ code })
      return { ...shapeFinding({ code }), message: reasonOf(table, code, row) }
    }),
    to_mend: cells.filter(([, , name]) => name !== undefined && asksFor(table, name, row)).map(([name]) => name),
    proposals: [...row.proposals],
    policies: row.policies,
    premium: row.premium,
    provenance: { upload_id: row.upload_id, line: row.line },
  }
}

/** Whether something that is open on the row can be mended in this field. */
function asksFor(table: TableName, name: string, { findings, sent, unreadable, proposals }: FixRow): boolean {
  const field = quality[table].fields.find((one) => one.field === name)
  if (proposals.some((proposal) => proposal.field === name && findings.includes(proposal.code))) return true
  if (field === undefined) return false
  const isEmpty = (sent[name] ?? '') === ''
  return findings.some(
    (code) =>
      (isEmpty && field.missing.includes(code)) ||
      (field.invalid.includes(code) && (!toldByCell.has(code) || unreadable?.[name] !== undefined)) ||
      field.inconsistent.includes(code),
  )
}

export function shapeWaitingRow(table: TableName, waiting: WaitingRow): FixRowShape {
  const { upload_id, line, header, cells, findings, policies, premium } = waiting
  const names = header ?? []
  return {
    table,
    id: null,
    name: null,
    row: Object.fromEntries(names.slice(0, cells.length).map((name, at) => [name, cells[at]!])),
    findings: findings.map(shapeFinding),
    to_mend: [...new Set(findings.flatMap(({ column }) => (column === undefined ? [] : [column])))],
    proposals: [],
    policies,
    premium,
    provenance: { upload_id, line },
  }
}
