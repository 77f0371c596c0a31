import type { Schema } from '../../../api/client.ts'

type Upload = Schema<'Upload'>

export type StageState = 'done' | 'now' | 'ahead' | 'skipped' | 'held' | 'stopped'

export interface Stage {
  readonly name: string
  readonly does: string
  readonly state: StageState
  /** How long it took, where that is known. */
  readonly milliseconds: number | undefined
}

const stages = [
  ['waiting', 'Waiting', 'for a worker and its turn'],
  ['opening', 'Opening', 'decrypting, finding the table'],
  ['reading', 'Reading', 'and checking each row'],
  ['settling', 'Settling', 'ids that come twice'],
  ['guarding', 'Guarding', 'against old or cut-off exports'],
  ['merging', 'Merging', 'into the book'],
  ['reporting', 'Reporting', 'keeping what was rejected'],
] as const

type StageId = (typeof stages)[number][0]

const indexOf = (id: StageId) => stages.findIndex(([one]) => one === id)

/** The stages that an upload goes through, and where it is; undefined where nobody wrote down how far it came. */
export function stagesOf(upload: Upload): Stage[] | undefined {
  const reached = reachedBy(upload)
  if (reached === undefined) return undefined
  const times = timesOf(upload)
  return stages.map(([id, name, does], at) => {
    const milliseconds = times[id]
    const isPast = at < reached.at || (at === reached.at && reached.as === 'done')
    const isSkipped = isPast && times['reading'] !== undefined && milliseconds === undefined
    const state = at === reached.at ? reached.as : isPast ? (isSkipped ? 'skipped' : 'done') : 'ahead'
    return { name, does, state, milliseconds }
  })
}

function reachedBy(upload: Upload): { at: number; as: StageState } | undefined {
  if (upload.state === 'succeeded') return { at: stages.length - 1, as: 'done' }
  if (upload.state === 'queued') return { at: 0, as: 'now' }
  if (upload.state === 'running') return { at: nowAt(upload), as: 'now' }
  if (isHeldBack(upload)) return { at: indexOf('guarding'), as: 'held' }
  const stopped = stoppedAt(upload)
  return stopped === undefined ? undefined : { at: indexOf(stopped), as: 'stopped' }
}

/** It waits for somebody’s word, or that was to drop it. */
const isHeldBack = ({ state, hold }: Upload): boolean =>
  (state === 'held' || state === 'cancelled') && hold !== null && !hold.released

/** The file is being opened until its first row is read. */
function nowAt({ phase, progress }: Upload): number {
  if (phase === 'reading' && progress.rows_read === 0) return indexOf('opening')
  return indexOf(phase ?? 'waiting')
}

/** The first word of a failure’s code is the stage that said no. */
function stoppedAt({ failure, progress }: Upload): StageId | undefined {
  const word = failure?.code.split('.')[0]
  if (word === 'map') return 'opening'
  if (word !== 'decrypt' && word !== 'parse') return undefined
  return progress.rows_read > 0 ? 'reading' : 'opening'
}

/** Those of the last time that it was read to its end. */
function timesOf(upload: Upload): Readonly<Record<string, number>> {
  const { state, timings, attempts, created_at, started_at } = upload
  if (timings === null || (state !== 'succeeded' && !isHeldBack(upload))) return {}
  const queued = attempts === 1 && started_at !== null ? Date.parse(started_at) - Date.parse(created_at) : 0
  return { ...timings, waiting: queued + (timings['waiting'] ?? 0) }
}
