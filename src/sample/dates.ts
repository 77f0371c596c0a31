/** Calendar dates as YYYY-MM-DD. */

/** Months since the year 0. */
export function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

/** @param day two digits, of a day that the month has */
export function dateOf(month: number, day: string): string {
  const year = Math.floor(month / 12)
  return `${year}-${String(1 + (month % 12)).padStart(2, '0')}-${day}`
}

/** The same day some months later, or the last day of a month that is too short for it. */
export function plusMonths(date: string, months: number): string {
  const month = monthOf(date) + months
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  return dateOf(month, String(Math.min(Number(date.slice(8)), last)).padStart(2, '0'))
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
