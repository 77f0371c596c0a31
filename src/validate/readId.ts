import { EMPTY, UNREADABLE } from './numbers.ts'

const ZERO = 0x30
const NINE = 0x39
const DOT = 0x2e

/**
 * Reads `bytes[start … end - 1]` as an id: digits, and perhaps `.0` with any number of zeros, which is what becomes of
 * an id that went through a float. Leading zeros do not count. No sign, no thousands separators, no exponent.
 * @returns a whole number from 0 to 2^53 - 1, `EMPTY` or `UNREADABLE`
 */
export function readId(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return EMPTY
  let value = 0
  let at = start
  for (; at < end; at++) {
    const byte = bytes[at]!
    if (byte < ZERO || byte > NINE) break
    value = value * 10 + (byte - ZERO)
    // Up to here every step is exact, and rounding never brings a larger number back below the limit.
    if (value > Number.MAX_SAFE_INTEGER) return UNREADABLE
  }
  if (at === end) return value
  return at > start && isZeroFraction(bytes, at, end) ? value : UNREADABLE
}

/** Whether the bytes are `.0`, `.00` and so on. */
export function isZeroFraction(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== DOT || start + 1 === end) return false
  for (let at = start + 1; at < end; at++) if (bytes[at] !== ZERO) return false
  return true
}
