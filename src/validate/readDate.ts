import { EMPTY, UNREADABLE } from './numbers.ts'

const ZERO = 0x30
const DASH = 0x2d
const SLASH = 0x2f

const firstYear = 1900
const lastYear = 2200

/** Days from 0000-03-01 to 2000-01-01. */
const epoch = 730_425

/**
 * Reads `bytes[start … end - 1]` as a calendar date: YYYY-MM-DD, YYYY/MM/DD, YYYYMMDD or M/D/YYYY (months first, as in
 * the United States), zeros before one-digit months and days or not. A time may follow if it is midnight. Nothing is
 * guessed: no two-digit years, no spreadsheet serial numbers, no years before 1900 or after 2200.
 * @returns days since 2000-01-01, `EMPTY` or `UNREADABLE`
 */
export function readDate(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return EMPTY
  const first = digitsEnd(bytes, start, end)
  const digits = first - start
  if (digits === 8) return isMidnight(bytes, first, end) ? fromDigits(bytes, start) : UNREADABLE
  const mark = first < end ? bytes[first]! : 0
  if (mark !== SLASH && !(mark === DASH && digits === 4)) return UNREADABLE
  const second = digitsEnd(bytes, first + 1, end)
  if (second === end || bytes[second] !== mark) return UNREADABLE
  const third = digitsEnd(bytes, second + 1, end)
  if (!isMidnight(bytes, third, end)) return UNREADABLE
  const middle = second - first - 1
  const last = third - second - 1
  if (middle < 1 || middle > 2 || last < 1) return UNREADABLE
  const a = number(bytes, start, first)
  const b = number(bytes, first + 1, second)
  const c = number(bytes, second + 1, third)
  if (digits === 4 && last <= 2) return daysOf(a, b, c)
  if (digits >= 1 && digits <= 2 && last === 4) return daysOf(c, a, b)
  return UNREADABLE
}

function fromDigits(bytes: Uint8Array, start: number): number {
  return daysOf(
    number(bytes, start, start + 4),
    number(bytes, start + 4, start + 6),
    number(bytes, start + 6, start + 8),
  )
}

function daysOf(year: number, month: number, day: number): number {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return UNREADABLE
  if (day > 28 && day > daysInMonth(year, month)) return UNREADABLE
  // Counted from March, so that the leap day is the last of its year.
  const shifted = month > 2 ? month - 3 : month + 9
  const years = month > 2 ? year : year - 1
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return 365 * years + leapDays + Math.floor((153 * shifted + 2) / 5) + day - 1 - epoch
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at]! >= ZERO && bytes[at]! <= ZERO + 9) at++
  return at
}

function number(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + (bytes[at]! - ZERO)
  return value
}

/** 00:00, 0:00:00, 00:00:00.000, T00:00:00Z, 00:00:00+00:00, 12:00:00 AM, or nothing. */
const midnight = /^(?:T| +)(?:0?0:00(?::00(?:\.0+)?)?(?: ?(?:Z|UTC|[+-]00:?00))?|12:00(?::00)? ?AM)$/i

function isMidnight(bytes: Uint8Array, from: number, end: number): boolean {
  if (from === end) return true
  if (end - from > 40) return false
  return midnight.test(String.fromCharCode(...bytes.subarray(from, end)))
}
