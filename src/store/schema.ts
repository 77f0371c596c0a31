import type { FailureParams } from '../book/failures.ts'
import type { Finding, FindingCode } from '../book/findings.ts'
import type { Hold } from '../book/holds.ts'
import type { TableName } from '../book/tables.ts'
import type { Warning } from '../book/warnings.ts'

/**
 * The tables as a read sees them (migrations/ is where they are made): `bigint` is a number, `date` is 'YYYY-MM-DD',
 * `numeric` is a decimal string, `timestamptz` is a Date.
 */
export interface Schema {
  brokers: BrokerRow
  clients: ClientRow
  carriers: CarrierRow
  policies: PolicyRow
  uploads: UploadRow
  upload_chunks: UploadChunkRow
  rejections: RejectionRow
  changes: ChangeRow
  assessments: AssessmentRow
  line_decisions: LineDecisionRow
  repair_decisions: RepairDecisionRow
  holdbacks: HoldbackRow
  policy_labels: PolicyLabelRow
  repairs: RepairRow
  client_assessments: ClientAssessmentRow
  carrier_assessments: CarrierAssessmentRow
  policy_assessments: PolicyAssessmentRow
  book_findings: BookFindingRow
}

export interface BrokerRow {
  id: number
  slug: string
  name: string
  sample: boolean
  snapshot_tables: TableName[]
  created_at: Date
}

/** What every record of the book has besides its own columns. */
export interface RecordRow {
  broker_id: number
  id: number
  /** Cells that could not be read as their column's kind, as sent, by column name. */
  unreadable: Record<string, string> | null
  upload_id: number
  line: number
}

export interface ClientRow extends RecordRow {
  name: string
  address: string | null
  city: string | null
  state: string | null
  division: string | null
  major_group: string | null
  industry_group: string | null
  sic: string | null
  description: string | null
}

export interface CarrierRow extends RecordRow {
  name: string | null
  address_1: string | null
  address_2: string | null
  city: string | null
  state: string | null
  zip: string | null
}

export interface PolicyRow extends RecordRow {
  type: string | null
  office: string | null
  carrier_id: number | null
  client_id: number | null
  effective_date: string | null
  expiration_date: string | null
  written_premium: string | null
  carrier_policy_number: string | null
}

export type UploadState = 'queued' | 'running' | 'held' | 'succeeded' | 'failed' | 'cancelled'
export type UploadPhase = 'waiting' | 'reading' | 'settling' | 'merging' | 'reporting'

export interface UploadRow {
  broker_id: number
  id: number
  source: 'api' | 'command'
  file_name: string | null
  encrypted: boolean
  bytes: number
  /** A load by command knows it once it has read the file. */
  sha256: Buffer | null
  wanted_table: TableName | null
  table_name: TableName | null
  header: string[] | null
  state: UploadState
  phase: UploadPhase | null
  attempts: number
  attempts_allowed: number
  bytes_done: number
  rows_read: number
  rows_added: number
  rows_updated: number
  rows_unchanged: number
  rows_rejected: number
  rows_repeated: number
  failure_code: string | null
  failure_params: FailureParams | null
  warnings: Warning[]
  key_fingerprint: string | null
  /** Null: what the broker's settings say was asked when the file's table was known. */
  kind: 'delta' | 'snapshot' | null
  exported_at: Date | null
  hold: Hold | null
  released: boolean
  timings: Record<string, number> | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
}

export interface UploadChunkRow {
  broker_id: number
  upload_id: number
  position: number
  bytes: Buffer
}

export interface RejectionRow {
  broker_id: number
  upload_id: number
  line: number
  cells: string[]
  findings: Finding[]
}

export interface ChangeRow {
  broker_id: number
  upload_id: number
  record_id: number
  table_name: TableName
  /** The columns that changed. */
  before: Record<string, unknown>
  after: Record<string, unknown>
  /** Where the record had come from before. */
  previous_upload_id: number
  previous_line: number
}

export interface AssessmentRow {
  broker_id: number
  number: number
  book_version: number
  rules: string
  upload_id: number | null
  as_of: string
  assessed_at: Date
  summary: Record<string, unknown>
  timings: Record<string, number>
}

export interface LineDecisionRow {
  broker_id: number
  /** The policy type as labelKey (src/book/lines.ts) has it. */
  label: string
  /** A line's id, or 'not-pc'. */
  line: string
  decided_at: Date
}

export interface RepairDecisionRow {
  broker_id: number
  code: FindingCode
  cause: string
  answer: 'accept' | 'refuse'
  decided_at: Date
}

export interface HoldbackRow {
  broker_id: number
  table_name: 'clients' | 'policies'
  record_id: number
  reason: string | null
  since: Date
}

export interface PolicyLabelRow {
  broker_id: number
  label: string
  verdict: 'pc' | 'not-pc' | 'unspecified' | 'review' | 'unknown'
  line: string | null
  family: string | null
  rule: string
  policies: number
  premium: string
}

export type RepairState = 'applied' | 'proposed' | 'accepted' | 'refused'

export interface RepairRow {
  broker_id: number
  table_name: TableName
  record_id: number
  field: string
  code: FindingCode
  cause: string
  sent: string | null
  value: string | null
  evidence: string
  state: RepairState
  since: Date
}

export type Readiness = 'ready' | 'repairable' | 'blocked'

/** What every assessed record has besides the values that count. */
export interface AssessedRow {
  broker_id: number
  readiness: Readiness
  findings: FindingCode[]
  proposed: FindingCode[]
  repaired: FindingCode[]
}

export interface ClientAssessmentRow extends AssessedRow {
  client_id: number
  name: string | null
  address: string | null
  city: string | null
  state: string | null
  division: string | null
  major_group: string | null
  industry_group: string | null
  sic: string | null
  description: string | null
}

export interface CarrierAssessmentRow extends AssessedRow {
  carrier_id: number
  name: string | null
  state: string | null
  zip: string | null
}

export interface PolicyAssessmentRow extends AssessedRow {
  policy_id: number
  client_id: number | null
  carrier_id: number | null
  type: string | null
  line: string | null
  family: string | null
  effective_date: string | null
  x_date: string | null
  premium: string | null
  office: string | null
  state: string | null
  major_group: string | null
  sic: string | null
  aside: FindingCode | null
  /** Compared in the database only: as a number it would lose digits. */
  digest: unknown
}

export interface BookFindingRow {
  broker_id: number
  code: FindingCode
  table_name: TableName
  params: Record<string, unknown>
}
