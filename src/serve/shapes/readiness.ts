import { z } from 'zod'
import { adviceFor, mendedWords, stakeWords, together } from '../../book/fixWords.ts'
import { findingRules, type FindingCode } from '../../book/findings.ts'
import { grades, type Amount } from '../../book/grade.ts'
import { quality } from '../../book/quality.ts'
import { repairIdOf } from '../../store/reads/repairId.ts'
import type { Renewals } from '../../store/reads/renewals.ts'
import type { Scorecard, Share, TableScore } from '../../store/reads/scorecard.ts'
import type { TrendPoint } from '../../store/reads/trend.ts'
import type { Fix, Mended } from '../../store/reads/workList.ts'
import { tables, type TableName } from '../../book/tables.ts'
import { table } from '../parameters.ts'
import { assessmentSchema } from './assessment.ts'

const count = z.int().min(0)
const premium = z.string().describe('A decimal number as text. What is zero or less, or not known, counts as nothing.')
const severity = z.enum(['blocker', 'major', 'minor', 'info', 'scope'])
const letter = z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable()
const codes = z.array(z.string())
const ratio = z.number().min(0).max(1).nullable()

export const amountSchema = z
  .object({ policies: count, premium })
  .meta({ id: 'Amount', description: 'So many policies, and their premium.' })

const shareSchema = z.object({ count, of: count }).meta({ id: 'Share', description: 'So many of so many.' })

const fieldSchema = z.object({
  field: z.string(),
  completeness: z.object({ count, of: count, sent: count, filled: count.describe('Filled in by repair.') }),
  validity: z.object({ count, of: count, corrected: count.describe('Repaired, or accepted.') }),
  consistency: shareSchema,
  findings: z
    .object({ missing: codes, invalid: codes, inconsistent: codes })
    .describe('The codes of the findings behind each: /v1/readiness/findings?code= has their rows.'),
})

const tableSchema = z
  .object({
    table,
    records: count,
    completeness: shareSchema,
    validity: shareSchema,
    consistency: shareSchema,
    uniqueness: shareSchema.nullable(),
    timeliness: shareSchema,
    newest_at: z.string().nullable().describe('When its newest file was made or loaded.'),
    repeated: codes.describe('The codes of the findings behind the uniqueness.'),
    fields: z.array(fieldSchema),
  })
  .meta({ id: 'TableScore', description: 'The quality of one table; docs/explanation/readiness.md defines each part.' })

export const fixSchema = z
  .object({
    id: z.string().describe('Stable; /v1/readiness/findings?fix= has its rows.'),
    code: z.string(),
    severity,
    table,
    cause: z.string().nullable().describe('What the rows share besides the code; null where that is all.'),
    label: z.string().nullable().describe('The policy type, where the fix is to decide what it is.'),
    step: z
      .enum(['answer', 'decide', 'send'])
      .describe(
        'answer: say yes or no to what is proposed. decide: say what a policy type is. send: send the rows again.',
      ),
    rejected: z.boolean().describe('The rows are not in the book yet: they were rejected and wait to come back.'),
    rows: count,
    waiting: z
      .object({ policies: count, premium, undated: count.describe('Of these, those without a renewal date.') })
      .describe('The policies in scope and in the window that it concerns.'),
    unlocks: amountSchema.describe('Of these, those that carriers may see once this alone is mended.'),
    proposal: z
      .object({ field: z.string(), sent: z.string().nullable(), value: z.string().nullable(), evidence: z.string() })
      .nullable()
      .describe('What is proposed; the value is null where the rows get different ones.'),
    repair: z.string().nullable().describe('Where the step is to answer: the id of the repair in /v1/repairs.'),
    sentence: z.string(),
    advice: z.string(),
    links: z.object({ rows: z.string(), csv: z.string() }),
  })
  .meta({ id: 'Fix', description: 'One thing to do, for all the rows that share its cause.' })

const trendSchema = z.object({
  number: count.describe('Of the assessment.'),
  assessed_at: z.string(),
  upload_id: z.int().nullable(),
  as_of: z.string(),
  grade: letter,
  share: ratio,
  ready: amountSchema.nullable(),
  in_scope: amountSchema.nullable(),
})

export const readinessSchema = z
  .object({
    broker: z.string().nullable(),
    broker_name: z.string().nullable(),
    as_of: z.string(),
    window_end: z.string().describe('The last day of the 12 months.'),
    assessment: assessmentSchema.nullable(),
    grade: z.object({
      letter,
      share: ratio,
      by: z.enum(['premium', 'rows']),
      next: z
        .object({ letter: z.string(), share: z.number() })
        .nullable()
        .describe('The next better grade, and the least share for it; null where there is none.'),
    }),
    policies: z
      .object({
        all: amountSchema,
        in_scope: amountSchema.describe('In scope and in the window, undated ones included.'),
        ready: amountSchema,
        repairable: amountSchema,
        blocked: amountSchema.describe('Undated ones included.'),
        undated: amountSchema.describe('In scope, without any renewal date.'),
        out_of_scope: amountSchema,
        reasons: z.array(z.object({ code: z.string(), policies: count, premium, sentence: z.string() })),
      })
      .describe('all = ready + repairable + blocked + out_of_scope.'),
    renewals: z.array(z.object({ month: z.string(), ready: amountSchema, waiting: amountSchema })),
    work: z.object({
      count: count.describe('How many fixes there are.'),
      rejected: count.describe('How many rows were rejected and wait to come back, mended.'),
      fixes: z.array(fixSchema),
    }),
    mended: z.array(
      z.object({ code: z.string(), state: z.enum(['applied', 'accepted']), rows: count, sentence: z.string() }),
    ),
    tables: z.array(tableSchema),
    findings: z.array(z.object({ code: z.string(), severity, rows: count, proposed: count, sentence: z.string() })),
    book_findings: z.array(
      z.object({ code: z.string(), severity, table, message: z.string(), params: z.record(z.string(), z.unknown()) }),
    ),
    trend: z.array(trendSchema),
  })
  .meta({ id: 'Readiness', description: 'How much of a book carriers may be shown, and what to mend first.' })

export type ReadinessShape = z.output<typeof readinessSchema>
export type FixShape = z.output<typeof fixSchema>

export const shapeAmount = ({ rows, premium }: Amount) => ({ policies: rows, premium })

export function shapeHeadline(card: Scorecard): Pick<ReadinessShape, 'grade' | 'policies'> {
  const { letter, share, by } = card
  return {
    grade: { letter, share, by, next: nextGrade(share) },
    policies: {
      all: shapeAmount(card.all),
      in_scope: shapeAmount(card.inScope),
      ready: shapeAmount(card.ready),
      repairable: shapeAmount(card.repairable),
      blocked: shapeAmount(card.blocked),
      undated: shapeAmount(card.undated),
      out_of_scope: shapeAmount(card.outOfScope),
      reasons: card.reasons.map((reason) => ({
        code: reason.code,
        ...shapeAmount(reason),
        sentence: words(reason.code, reason.rows),
      })),
    },
  }
}

function nextGrade(share: number | null): ReadinessShape['grade']['next'] {
  const better = share === null ? undefined : grades.findLast(([, least]) => least > share)
  return better === undefined ? null : { letter: better[0], share: better[1] }
}

/** A newer Openbook beside this one may have found a code that is not known here yet. */
function words(code: FindingCode, rows: number): string {
  return code in findingRules ? together(code, rows) : code
}

function severityOf(code: FindingCode): z.output<typeof severity> {
  return code in findingRules ? findingRules[code].severity : 'info'
}

export function shapeFix(fix: Fix, asOf: string, broker: string): FixShape {
  const { id, code, severity, table, cause, label, step, rejected, rows, waiting, unlocks, proposal } = fix
  const said = words(code, rows) + particular(fix)
  const rowsAt = `/v1/readiness/findings?fix=${encodeURIComponent(id)}&as_of=${asOf}&broker=${encodeURIComponent(broker)}`
  return {
    id,
    code,
    severity,
    table,
    cause,
    label,
    step,
    rejected,
    rows,
    proposal,
    waiting: { ...shapeAmount(waiting), undated: waiting.undated },
    unlocks: shapeAmount(unlocks),
    repair: step === 'answer' && cause !== null ? repairIdOf(code, cause) : null,
    sentence: `${said}; ${stakeWords(waiting, table === 'policies' ? rows : undefined)}`,
    advice: adviceFor(code),
    links: { rows: rowsAt, csv: `${rowsAt}&format=csv` },
  }
}

/** What tells this fix from others of the same code: the policy type, or the value that is proposed for a cell. */
function particular({ table, label, proposal }: Fix): string {
  if (label !== null) return `: “${label.trim()}”`
  const column = tables[table].columns.find(({ name }) => name !== 'id' && name === proposal?.field)
  if (column === undefined || proposal?.value == null) return ''
  return proposal.sent === null
    ? ` (${column.header}: ${proposal.value}?)`
    : ` (“${proposal.sent}”: ${proposal.value}?)`
}

export function shapeMended({ code, state, rows }: Mended): ReadinessShape['mended'][number] {
  return { code, state, rows, sentence: mendedWords(code, rows, state) }
}

export function shapeTable(score: TableScore): ReadinessShape['tables'][number] {
  const { rows, newestAt, table, fields } = score
  const share = ({ count, of }: Share) => ({ count, of })
  return {
    table,
    records: rows,
    completeness: share(score.completeness),
    validity: share(score.validity),
    consistency: share(score.consistency),
    uniqueness: score.uniqueness,
    timeliness: share(score.timeliness),
    newest_at: newestAt?.toISOString() ?? null,
    repeated: [...quality[table].repeated],
    fields: fields.map(({ field, completeness, validity, consistency }) => {
      return { field, completeness, validity, consistency, findings: codesOf(table, field) }
    }),
  }
}

function codesOf(table: TableName, name: string) {
  const found = quality[table].fields.find(({ field }) => field === name)
  const { missing = [], invalid = [], inconsistent = [] } = found ?? {}
  return { missing: [...missing], invalid: [...invalid], inconsistent: [...inconsistent] }
}

export function shapeFindings(card: Scorecard): Pick<ReadinessShape, 'findings' | 'book_findings'> {
  return {
    findings: card.findings.map(({ code, rows, proposed }) => {
      return { code, severity: severityOf(code), rows, proposed, sentence: words(code, rows) }
    }),
    book_findings: card.bookFindings.map(({ code, table_name, params }) => ({
      code,
      severity: severityOf(code),
      table: table_name,
      message: code in findingRules ? findingRules[code].sentence : code,
      params,
    })),
  }
}

export function shapeRenewals({ month, ready, waiting }: Renewals): ReadinessShape['renewals'][number] {
  return { month: month.slice(0, 7), ready: shapeAmount(ready), waiting: shapeAmount(waiting) }
}

export function shapeTrend(point: TrendPoint): ReadinessShape['trend'][number] {
  const { number, assessed_at, upload_id, as_of, summary } = point
  const amount = (one: Amount | undefined) => (one === undefined ? null : shapeAmount(one))
  return {
    number,
    upload_id,
    as_of,
    assessed_at: assessed_at.toISOString(),
    grade: summary.grade ?? null,
    share: summary.share ?? null,
    ready: amount(summary.ready),
    in_scope: amount(summary.in_scope),
  }
}
