const day = 24 * 60 * 60 * 1000

/** What is said of a text that `readExportedAt` does not take. */
export const exportedAtExpected =
  'a date (2026-02-01) or a time with its zone (2026-02-01T14:05:00Z), not in the future'

/**
 * Reads when a file's content was exported. A date is kept as its midnight in UTC.
 * @returns undefined when it is no date, no time with a zone, or more than a day ahead of `now`
 */
export function readExportedAt(text: string, now = new Date()): Date | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? []
  if (date === undefined) return undefined
  // 2026-02-30 would be taken for the second of March.
  const midnight = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return undefined
  const read = time === undefined ? midnight : new Date(text)
  return read.getTime() <= now.getTime() + day ? read : undefined
}
