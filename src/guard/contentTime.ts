const hour = 60 * 60 * 1000
const day = 24 * hour

/** A sender's clock may be a little ahead of ours; a day may have begun elsewhere. */
export const mayBeAhead = day

/**
 * When a file's content was exported: as the sender declared, else the time at which the encrypted message was made,
 * which is never before that. A message from the future has a wrong clock and says nothing: believed, it would make
 * every later file look old.
 */
export function contentTime(times: {
  readonly declared: Date | undefined
  readonly written: Date | undefined
  readonly now: Date
}): Date | undefined {
  const { declared, written, now } = times
  if (declared !== undefined) return declared
  return written !== undefined && written.getTime() <= now.getTime() + mayBeAhead ? written : undefined
}

/**
 * Whether `time` is certainly before `newest`. A date is kept as its midnight in UTC, but stands for that day wherever
 * the sender is: so two dates are compared as dates, and a date and a time only where no time zone could make it
 * otherwise.
 */
export function isOlder(time: Date, newest: Date): boolean {
  if (isDate(time) === isDate(newest)) return time < newest
  return latest(time) < earliest(newest)
}

function isDate(time: Date): boolean {
  return time.getTime() % day === 0
}

/** Days begin 14 hours before UTC's in the east, and end 12 hours after it in the west. */
function earliest(time: Date): number {
  return isDate(time) ? time.getTime() - 14 * hour : time.getTime()
}

function latest(time: Date): number {
  return isDate(time) ? time.getTime() + day + 12 * hour : time.getTime()
}
