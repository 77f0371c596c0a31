import { describeFinding, type Finding } from '../../book/findings.ts'
import { describeHold } from '../../book/holds.ts'
import { describeWarning } from '../../book/warnings.ts'
import type { Rejected } from '../../store/reads/rejections.ts'
import type { HeldResult, UploadCounts, UploadResult } from '../../store/uploads.ts'
import { visible } from '../console/alignedTable.ts'
import { count, duration } from '../output.ts'
import type { ToldFailure } from '../reportFailure.ts'

/** What came of one file. */
export type FileReport = { readonly file: string; readonly seconds: number } & (
  | {
      readonly state: 'succeeded'
      readonly uploadId: number
      readonly broker: string
      readonly result: UploadResult
      /** The first of them. */
      readonly rejections: readonly Rejected[]
      /** Where all of them are, when somebody asked for that. */
      readonly rejectionsFile?: string
      /** Why they are not there. */
      readonly rejectionsFailure?: ToldFailure
    }
  | { readonly state: 'held'; readonly uploadId: number; readonly broker: string; readonly result: HeldResult }
  | { readonly state: 'failed'; readonly uploadId?: number; readonly failure: ToldFailure }
)

/** How many rejected rows are shown. */
export const shownRejections = 20

/** "read 9 = added 2 + updated 6 + unchanged 0 + rejected 1 + repeated 0": it always adds up. */
export function sumLine(counts: UploadCounts): string {
  const { read, added, updated, unchanged, rejected, repeated } = counts
  const parts = Object.entries({ added, updated, unchanged, rejected, repeated })
  return `read ${count(read)} = ${parts.map(([name, value]) => `${name} ${count(value)}`).join(' + ')}`
}

/** For people: the sum, the warnings, and the first rejected rows with what is wrong with each. */
export function reportLines(report: FileReport): string[] {
  if (report.state === 'failed') {
    return [
      `${report.file}: not loaded, and nothing of it was stored.`,
      `  ${report.failure.sentence}`,
      `  ${report.failure.hint}`,
    ]
  }
  if (report.state === 'held') return heldLines(report)
  const { result } = report
  return [
    `${report.file} → ${result.table}: ${sumLine(result.counts)}   (${duration(report.seconds * 1000)})`,
    ...result.warnings.map((warning) => `  note: ${visible(describeWarning(warning))}`),
    ...report.rejections.flatMap(rejectionLines),
    ...moreLine(result.counts.rejected, report.rejections.length, report.rejectionsFile),
    ...failureLines(report),
  ]
}

function heldLines({ file, uploadId, result }: FileReport & { state: 'held' }): string[] {
  return [
    `${file}: held as upload ${uploadId} (${result.hold.code}), and nothing of it is in the book.`,
    `  ${describeHold(result.hold)}`,
    `  If it is right all the same, load it again with --go. If not: openbook uploads discard ${uploadId}`,
  ]
}

export function rejectionLines({ line, findings }: Rejected): string[] {
  return findings.map((finding) => `  line ${line}${cellOf(finding)}: ${visible(describeFinding(finding))}`)
}

/** For programs: the same in the words of the API. */
export function reportDocument(report: FileReport): object {
  const { file, state, seconds, uploadId } = report
  const common = { file, state, upload_id: uploadId ?? null, seconds: Number(seconds.toFixed(3)) }
  if (report.state === 'failed') return { ...common, failure: report.failure }
  if (report.state === 'held') {
    const { broker, result } = report
    const { code, params } = result.hold
    const hold = { code, message: describeHold(result.hold), params }
    return { ...common, broker, table: result.table, kind: result.kind, read: result.read, hold }
  }
  const { result, broker, rejections, rejectionsFile, rejectionsFailure } = report
  return {
    ...common,
    broker,
    table: result.table,
    counts: result.counts,
    warnings: result.warnings.map((warning) => ({ code: warning.code, message: describeWarning(warning) })),
    key_fingerprint: result.keyFingerprint ?? null,
    rejections: rejections.map(({ line, cells, findings }) => ({
      line,
      cells,
      findings: findings.map((finding) => ({
        code: finding.code,
        column: finding.column ?? null,
        value: finding.value ?? null,
        message: describeFinding(finding),
      })),
    })),
    rejections_file: rejectionsFile ?? null,
    ...(rejectionsFailure === undefined ? {} : { rejections_failure: rejectionsFailure }),
  }
}

function cellOf(finding: Finding): string {
  if (finding.column === undefined) return ''
  const value = finding.value ?? ''
  return `, ${visible(finding.column)} = "${visible(value.length > 40 ? `${value.slice(0, 39)}…` : value)}"`
}

function failureLines({ uploadId, rejectionsFailure: failure }: FileReport & { state: 'succeeded' }): string[] {
  if (failure === undefined) return []
  return [
    `  The file is loaded, but ${failure.sentence}`,
    `  ${failure.hint} The rows are kept: /v1/uploads/${uploadId}/rejections?format=csv has them.`,
  ]
}

function moreLine(rejected: number, shown: number, file: string | undefined): string[] {
  if (rejected === 0) return []
  if (file !== undefined)
    return [`  All ${count(rejected)} rejected rows are in ${file}, ready to be mended and loaded again.`]
  if (rejected === shown) return []
  return [`  … and ${count(rejected - shown)} more: --rejections FILE writes them all as CSV, ready to be mended.`]
}
