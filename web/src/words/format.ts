/** How figures, money, dates and times are written for people, the same on every page and as in the printed report. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const exactDollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 })
const shortDollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
})
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 })
// A date has no time zone: as UTC it stays the day that it is.
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/** 12,345 */
export const formatCount = (count: number): string => whole.format(count)

/** $12,345 of the API's decimal text; a dash where there is none. */
export const formatMoney = (amount: string | null): string => (amount === null ? '–' : dollars.format(Number(amount)))

/** $12,345.60 where the cents are meant: of what a file said. A dash where there is none. */
export const formatExactMoney = (amount: string | null): string =>
  amount === null ? '–' : exactDollars.format(Number(amount))

/** $1.2M, for where there is little room. */
export const formatShortMoney = (amount: string | number): string => shortDollars.format(Number(amount))

/** 67 % of a share between 0 and 1. Not all is never written as 100 %, nor something as 0 %. */
export function formatShare(share: number | null): string {
  if (share === null) return '–'
  return percent.format(share > 0 && share < 1 ? Math.min(0.99, Math.max(0.01, share)) : share)
}

/** 67.0% of a share between 0 and 1, as in the printed report: cut and never rounded up, so that 89.99 % is not 90. */
export const formatExactShare = (share: number | null): string =>
  share === null ? '–' : `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)}%`

/** Nov 24, 2026 of YYYY-MM-DD; a dash where there is none. */
export const formatDate = (date: string | null): string =>
  date === null ? '–' : day.format(new Date(`${date}T00:00Z`))

/** Nov 2026 of YYYY-MM. */
export const formatMonth = (yearMonth: string): string => month.format(new Date(`${yearMonth}-01T00:00Z`))

/** Nov 24, 2026, 3:03 PM, where the reader is; a dash where there is none. */
export const formatTime = (time: string | null): string => (time === null ? '–' : moment.format(new Date(time)))

/** in 7 days, tomorrow, today, 3 days ago */
export function formatDaysLeft(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${whole.format(days)} days` : `${whole.format(-days)} days ago`
}

/** 1.4 kB, 3.2 MB */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : whole.format(value)} ${units[power]}`
}

/** 350 ms, 4.2 s, 3 min 5 s */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** 1 client, 2 clients */
export const formatMany = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
