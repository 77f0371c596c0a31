import { EMPTY, UNREADABLE } from './numbers.ts'

const ZERO = 0x30
const DOT = 0x2e
const COMMA = 0x2c
const DOLLAR = 0x24
const MINUS = 0x2d
const PLUS = 0x2b
const OPEN = 0x28
const CLOSE = 0x29
const SPACE = 0x20

/** Amounts are counted in ten-thousandths. */
const perUnit = 10_000
const limit = 9e11

/**
 * Reads `bytes[start … end - 1]` as an amount: digits, perhaps in groups of three with commas, perhaps with decimals
 * (four at most that are not zero), perhaps with a dollar sign. A minus sign before it or parentheses around it make it
 * negative. No exponents, no other currencies, no decimal commas.
 * @returns the amount times 10,000, whole and smaller than 9e15; `EMPTY` or `UNREADABLE`
 */
export function readMoney(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return EMPTY
  const first = bytes[start]!
  if (first >= ZERO && first <= ZERO + 9) return readAmount(bytes, start, end)
  return readDecorated(bytes, start, end)
}

/** With a sign, a dollar sign or parentheses: `-$5`, `$-5`, `($5)`, `$ (5)`. */
function readDecorated(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  let to = end
  let sign = 0
  let dollar = false
  let open = false
  for (; at < to; at++) {
    const byte = bytes[at]!
    if ((byte === MINUS || byte === PLUS) && sign === 0 && !open) sign = byte === MINUS ? -1 : 1
    else if (byte === DOLLAR && !dollar) dollar = true
    else if (byte === OPEN && sign === 0 && !open) open = true
    else if (byte !== SPACE || !dollar) break
  }
  if (open) {
    if (bytes[to - 1] !== CLOSE) return UNREADABLE
    to--
    while (to > at && bytes[to - 1] === SPACE) to--
  }
  const amount = readAmount(bytes, at, to)
  if (amount === UNREADABLE || (!open && sign >= 0)) return amount
  // Not the bare minus, which makes a zero a negative one.
  return 0 - amount
}

/** Digits, groups and decimals. */
function readAmount(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  let group = 0
  let grouped = false
  let at = start
  for (; at < end; at++) {
    const byte = bytes[at]!
    if (byte >= ZERO && byte <= ZERO + 9) {
      value = value * 10 + (byte - ZERO)
      if (value >= limit) return UNREADABLE
      group++
    } else if (byte === COMMA && group >= 1 && (grouped ? group === 3 : group <= 3)) {
      grouped = true
      group = 0
    } else break
  }
  if (grouped && group !== 3) return UNREADABLE
  if (at < end && bytes[at] !== DOT) return UNREADABLE
  if (at === end) return group === 0 ? UNREADABLE : value * perUnit
  return withDecimals(bytes, at + 1, end, value)
}

function withDecimals(bytes: Uint8Array, start: number, end: number, units: number): number {
  if (start >= end) return UNREADABLE
  let value = units
  for (let place = 0; place < 4; place++) {
    const at = start + place
    const digit = at < end ? bytes[at]! - ZERO : 0
    if (digit < 0 || digit > 9) return UNREADABLE
    value = value * 10 + digit
  }
  for (let at = start + 4; at < end; at++) if (bytes[at] !== ZERO) return UNREADABLE
  return value
}
