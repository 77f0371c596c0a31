import type { Hold } from '../book/holds.ts'
import type { TableName } from '../book/tables.ts'
import { isOlder } from './contentTime.ts'
import type { GuardLimits } from './limits.ts'
import type { TermsGoingBack } from './measureTerms.ts'
import type { LastSnapshot, Newest } from './measureUploads.ts'

/** The numbers that the decision is made from. What is undefined is not known, or does not matter for this file. */
export interface Measured {
  readonly table: TableName
  readonly valid: number
  readonly exportedAt: Date | undefined
  readonly last: LastSnapshot | undefined
  readonly newest: Newest | undefined
  readonly terms: TermsGoingBack | undefined
}

/** The reason to hold the file, with the numbers of all reasons that there are; nothing when it may go on. */
export function findHold(measured: Measured, limits: GuardLimits): Hold | undefined {
  const dropped = volumeDropped(measured, limits)
  const older = olderThanNewest(measured)
  const back = goesBack(measured, limits)
  if (dropped === undefined && older === undefined && back === undefined) return undefined
  return {
    code: dropped === undefined ? 'book.snapshot.stale' : 'book.volume.dropped',
    params: { table: measured.table, ...dropped, ...older, ...back },
  }
}

type Params = Hold['params'] | undefined

function volumeDropped({ valid, last }: Measured, { snapshotMinShare: threshold }: GuardLimits): Params {
  if (last === undefined || valid * 100 >= last.rows * threshold) return undefined
  const numbers = { rows: valid, last_rows: last.rows, share: percent(valid, last.rows), threshold }
  return last.upload === undefined ? numbers : { ...numbers, last_upload: last.upload }
}

function olderThanNewest({ exportedAt, newest }: Measured): Params {
  if (exportedAt === undefined || newest === undefined || !isOlder(exportedAt, newest.exportedAt)) return undefined
  return { exported_at: said(exportedAt), newest: said(newest.exportedAt), newest_upload: newest.upload }
}

function goesBack({ terms }: Measured, { staleShare, staleMinRows }: GuardLimits): Params {
  if (terms === undefined || terms.back < staleMinRows || terms.back * 100 < terms.matched * staleShare)
    return undefined
  const share = percent(terms.back, terms.matched)
  return { back: terms.back, matched: terms.matched, back_share: share, back_threshold: staleShare }
}

/** Rounded down: what falls short of 80 % is never shown as 80 %. */
function percent(part: number, whole: number): number {
  return Math.floor((part * 100) / whole)
}

/** "2026-02-01", or "2026-02-01 14:05:00 UTC". */
function said(time: Date): string {
  const text = time.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 19).replace('T', ' ')} UTC`
}
