import type pg from 'pg'
import type { Hold } from '../book/holds.ts'
import type { Mapping } from '../map/mapping.ts'
import type { ClaimedUpload, UploadKind } from '../store/uploads.ts'
import { contentTime } from './contentTime.ts'
import { findHold } from './findHold.ts'
import type { GuardLimits } from './limits.ts'
import { countTermsGoingBack } from './measureTerms.ts'
import { readBroker, readLastSnapshot, readNewest } from './measureUploads.ts'

export interface StagedFile {
  readonly mapping: Mapping
  /** Rows that may be stored, each id once. */
  readonly valid: number
  /** When the encrypted message says that it was made. */
  readonly writtenAt: Date | undefined
}

export interface Guarded {
  readonly kind: UploadKind
  /** When the content was exported: as declared, else as the message says. */
  readonly exportedAt: Date | undefined
  readonly hold: Hold | undefined
}

/**
 * Decides whether the staged rows may be merged, or would do harm: a full export that has lost rows, or content older
 * than what is here. Only looks; the stage and the book stay as they are.
 *
 * Never held: what somebody has released, and a mended rejections file. That is a few rows which somebody has just
 * looked at, whenever the others were exported.
 */
export async function guardUpload(
  tx: pg.PoolClient,
  upload: ClaimedUpload,
  { mapping, valid, writtenAt }: StagedFile,
  limits: GuardLimits,
): Promise<Guarded> {
  const table = mapping.table.name
  const { snapshotTables, now } = await readBroker(tx, upload.brokerId)
  const byDefault = snapshotTables.includes(table) && !mapping.fromRejections ? 'snapshot' : 'delta'
  const kind = upload.kind ?? byDefault
  const exportedAt = contentTime({ declared: upload.exportedAt, written: writtenAt, now })
  if (upload.released || mapping.fromRejections) return { kind, exportedAt, hold: undefined }
  const hold = findHold(
    {
      table,
      valid,
      exportedAt,
      last: kind === 'snapshot' ? await readLastSnapshot(tx, upload.brokerId, table) : undefined,
      newest: exportedAt === undefined ? undefined : await readNewest(tx, upload, table),
      terms: table === 'policies' ? await countTermsGoingBack(tx, upload.brokerId, mapping, valid, limits) : undefined,
    },
    limits,
  )
  return { kind, exportedAt, hold }
}
