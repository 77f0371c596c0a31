import { describeFailure, Failure } from '../book/failures.ts'
import { load, type LoadParts, type Source } from '../pipeline.ts'
import { failUpload, type ClaimedUpload, type HeldResult, type UploadResult } from '../store/uploads.ts'
import { watchLoad, type Watch } from './watch.ts'

export type Outcome =
  | { readonly state: 'succeeded'; readonly result: UploadResult }
  /** Nothing of it was merged: it waits for someone's word. */
  | { readonly state: 'held'; readonly result: HeldResult }
  | { readonly state: 'failed'; readonly failure: Failure }
  /** Somebody cancelled the upload or took it over: nothing of this run was kept. */
  | { readonly state: 'superseded' }

/**
 * Loads one upload and records what came of it. What is wrong with the file ends as a failed upload; what is wrong
 * here (the database went away) is thrown, for the caller to try again.
 */
export async function runUpload(
  parts: LoadParts,
  upload: ClaimedUpload,
  source: Source,
  options: { signal?: AbortSignal; onProgress?: (watch: Watch) => void } = {},
): Promise<Outcome> {
  await using watch = watchLoad(parts.pool, upload, { ...options, stallTime: parts.stallTime })
  try {
    const result = await load(parts, upload, source, watch)
    return 'hold' in result ? { state: 'held', result } : { state: 'succeeded', result }
  } catch (error) {
    if (watch.superseded) return { state: 'superseded' }
    if (watch.stalled !== undefined) throw watch.stalled
    if (isLockedOut(error)) {
      throw new Failure('work.locked', { minutes: Math.round(parts.stallTime / 60_000) }, { cause: error })
    }
    if (!(error instanceof Failure)) throw error
    if (isOurs(error)) throw error
    const recorded = await failUpload(parts.pool, upload, error)
    return recorded ? { state: 'failed', failure: error } : { state: 'superseded' }
  }
}

/** PostgreSQL's lock_not_available: somebody else's session has kept a table for too long. */
function isLockedOut(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '55P03'
}

/** A failure that a second try may not meet again. */
function isOurs(failure: Failure): boolean {
  return describeFailure(failure.code).status >= 500
}
