import type { FailureParams } from '../book/failures.ts'
import type { Finding } from '../book/findings.ts'
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
}

export interface BrokerRow {
  id: number
  slug: string
  name: string
  sample: boolean
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

export type UploadState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
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
