/** Months, as the address knows them: by their first and last day. All days are YYYY-MM-DD. */

interface Days {
  readonly expires_from?: string | undefined
  readonly expires_to?: string | undefined
}

/** YYYY-MM where the days are exactly one month’s. */
export function monthOf({ expires_from: from, expires_to: to }: Days): string | undefined {
  const month = from?.slice(0, 7)
  if (month === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined
  const days = daysOf(month)
  return days.expires_from === from && days.expires_to === to ? month : undefined
}

export function daysOf(month: string): Required<Days> {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year!, number, 0)).getUTCDate()
  return { expires_from: `${month}-01`, expires_to: `${month}-${last}` }
}

/** The months that the 12 months from a day touch: 13 of them, but for the first day of one. */
export function monthsFrom(day: string): string[] {
  const [year, month, date] = day.split('-').map(Number)
  return Array.from({ length: date === 1 ? 12 : 13 }, (_, index) =>
    new Date(Date.UTC(year!, month! - 1 + index)).toISOString().slice(0, 7),
  )
}
