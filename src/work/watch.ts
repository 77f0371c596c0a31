import type pg from 'pg'
import { Failure } from '../book/failures.ts'
import { recordProgress, type ClaimedUpload, type Phase } from '../store/uploads.ts'

/** How often progress is written down, in milliseconds. */
const interval = 400

/** Where a load stands. The stages write it; a timer shows it to the world and learns whether to go on. */
export interface Watch {
  phase: Phase
  /** Of the file as received. */
  bytesDone: number
  rowsRead: number
  /** Aborts when the upload was cancelled, another worker has taken it over, or the caller gives up. */
  readonly signal: AbortSignal
  /** The upload is somebody else's now: whatever is thrown after this means nothing. */
  readonly superseded: boolean
  /** Reading has stood still for too long: why whatever is thrown after this was thrown. */
  readonly stalled: Failure | undefined
}

export function watchLoad(
  pool: pg.Pool,
  upload: ClaimedUpload,
  options: { stallTime: number; signal?: AbortSignal; onProgress?: (watch: Watch) => void },
): Watch & AsyncDisposable {
  const stop = new AbortController()
  const signals = options.signal === undefined ? [stop.signal] : [stop.signal, options.signal]
  let superseded = false
  let stalled: Failure | undefined
  const standsStill = stillness()
  let ended = false
  let writing = Promise.resolve()
  let phase: Phase = 'waiting'
  const watch = {
    get phase() {
      return phase
    },
    /** A new phase is told at once: some are over before the timer's next turn. */
    set phase(next: Phase) {
      phase = next
      tick()
    },
    bytesDone: 0,
    rowsRead: 0,
    signal: AbortSignal.any(signals),
    get superseded() {
      return superseded
    },
    get stalled() {
      return stalled
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      ended = true
      await writing
    },
  }
  const write = async () => {
    if (ended) return
    try {
      if (await recordProgress(pool, upload, watch)) return
      superseded = true
      stop.abort(new Error('the upload was cancelled or taken over'))
    } catch {
      // Progress is only for show. If the database is gone, the load itself will find out.
    }
  }
  const tick = () => {
    options.onProgress?.(watch)
    // The other phases are long statements: as long as the server works on one, there is progress that nobody sees.
    if (standsStill(watch) > options.stallTime && phase === 'reading' && stalled === undefined) {
      stalled = new Failure('work.stalled', { minutes: Math.round(options.stallTime / 60_000) })
      stop.abort(stalled)
    }
    writing = writing.then(write)
  }
  const timer = setInterval(tick, interval)
  tick()
  return watch
}

/** How long a load has not moved on, in milliseconds, each time that it is asked. */
function stillness(): (watch: Pick<Watch, 'phase' | 'bytesDone' | 'rowsRead'>) => number {
  let last = ''
  let since = performance.now()
  return ({ phase, bytesDone, rowsRead }) => {
    const now = `${phase} ${bytesDone} ${rowsRead}`
    if (now !== last) since = performance.now()
    last = now
    return performance.now() - since
  }
}
