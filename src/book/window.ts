/**
 * The days in which a policy is an opportunity: `asOf <= x-date < asOf + 12 months`. All days are YYYY-MM-DD, without
 * a time zone. A year later than 29 February is 28 February, as in PostgreSQL.
 */

export interface Window {
  /** The first x-date. */
  readonly from: string
  /** The day after the last one. */
  readonly before: string
}

/** How the time that is left suits an approach, by days until the x-date, both ends included. */
export const buckets = {
  late: { from: 0, to: 29 },
  tight: { from: 30, to: 59 },
  prime: { from: 60, to: 119 },
  early: { from: 120, to: 365 },
} as const

export type Bucket = keyof typeof buckets

export const bucketNames = Object.keys(buckets) as [Bucket, ...Bucket[]]

export function windowOf(asOf: string): Window {
  return { from: asOf, before: addTwelveMonths(asOf) }
}

/** That part of the window that lies within all the limits given. It may be empty: `from >= before` then. */
export function narrowWindow(
  asOf: string,
  limits: { expiresFrom?: string | undefined; expiresTo?: string | undefined; bucket?: Bucket | undefined },
): Window {
  const window = windowOf(asOf)
  const bucket = limits.bucket && buckets[limits.bucket]
  const from = [window.from, limits.expiresFrom, bucket && addDays(asOf, bucket.from)]
  const lasts = [limits.expiresTo, bucket && addDays(asOf, bucket.to)]
  const last = earliest([...lasts, window.before])
  return { from: latest(from), before: last < window.before ? addDays(last, 1) : window.before }
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength
}

export function bucketOf(daysLeft: number): Bucket {
  return bucketNames.find((name) => daysLeft <= buckets[name].to) ?? 'early'
}

const dayLength = 86_400_000

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

function addTwelveMonths(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0')
  const isLeapDay = day.endsWith('02-29')
  return `${year}${isLeapDay ? '-02-28' : day.slice(4)}`
}

function latest(days: readonly (string | undefined)[]): string {
  return days.filter((day) => day !== undefined).reduce((a, b) => (a > b ? a : b))
}

function earliest(days: readonly (string | undefined)[]): string {
  return days.filter((day) => day !== undefined).reduce((a, b) => (a < b ? a : b))
}
