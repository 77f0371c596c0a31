import type { Schema } from '../../api/client.ts'

type Upload = Schema<'Upload'>

/** Which records a file has. */
export const kindNames: Record<NonNullable<Upload['kind']>, string> = {
  delta: 'Some of the records',
  snapshot: 'The whole table',
}

/** What to call an upload. */
export const nameOf = ({ id, file_name }: Pick<Upload, 'id' | 'file_name'>): string => file_name ?? `Upload ${id}`

/** From the moment that it was taken up; null where it was not, or has not ended. */
export function tookMilliseconds({ started_at, finished_at }: Upload): number | null {
  return started_at === null || finished_at === null ? null : Date.parse(finished_at) - Date.parse(started_at)
}
