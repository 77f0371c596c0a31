import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeHold } from '../../src/book/holds.ts'
import { findHold, type Measured } from '../../src/guard/findHold.ts'

const limits = { snapshotMinShare: 80, staleShare: 50, staleMinRows: 5 }

function hold(measured: Partial<Measured>, changed: Partial<typeof limits> = {}) {
  const nothing = { exportedAt: undefined, last: undefined, newest: undefined, terms: undefined }
  return findHold({ table: 'policies', valid: 1200, ...nothing, ...measured }, { ...limits, ...changed })
}

describe('a full export', () => {
  it('with far fewer rows than the last one is held, with the numbers', () => {
    const found = hold({ last: { rows: 5000, upload: 1234 } })
    expect(found).toEqual({
      code: 'book.volume.dropped',
      params: { table: 'policies', rows: 1200, last_rows: 5000, share: 24, threshold: 80, last_upload: 1234 },
    })
    expect(describeHold(found!)).toBe(
      'This full export of policies has 1,200 valid rows; the last one (upload 1234) had 5,000 (24 %; at least 80 % expected).',
    )
  })

  it('the first one, is compared with what is here', () => {
    const found = hold({ last: { rows: 5000, upload: undefined } })
    expect(describeHold(found!)).toBe(
      'This full export of policies has 1,200 valid rows; 5,000 policies are here (24 %; at least 80 % expected).',
    )
  })

  it('is held exactly below the share, whatever the numbers, and its share is never shown as enough', () => {
    const number = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 100 }), (valid, rows, snapshotMinShare) => {
        const found = hold({ valid, last: { rows, upload: 1 } }, { snapshotMinShare })
        expect(found !== undefined).toBe(valid / rows < snapshotMinShare / 100)
        expect(Number(found?.params['share'] ?? -1)).toBeLessThan(snapshotMinShare)
      }),
    )
  })
})

describe('a file that is older than what is here', () => {
  const day = (text: string) => new Date(`${text}Z`)

  it('is held, with both times', () => {
    const newest = { exportedAt: day('2026-02-03T09:30:00'), upload: 12 }
    const found = hold({ exportedAt: day('2026-02-01T00:00:00'), newest })
    expect(found?.code).toBe('book.snapshot.stale')
    expect(describeHold(found!)).toBe(
      'This file of policies is of 2026-02-01; a newer one (upload 12), of 2026-02-03 09:30:00 UTC, is here already.',
    )
  })

  it('is not held when it is as old, when nothing is known of it, or of the others', () => {
    const exportedAt = day('2026-02-03T09:30:00')
    expect(hold({ exportedAt, newest: { exportedAt, upload: 12 } })).toBeUndefined()
    expect(hold({ exportedAt })).toBeUndefined()
    expect(hold({ newest: { exportedAt, upload: 12 } })).toBeUndefined()
  })

  it('is held when enough of its policies would go back', () => {
    const found = hold({ terms: { back: 400, matched: 500 } })
    expect(found?.code).toBe('book.snapshot.stale')
    expect(describeHold(found!)).toBe(
      '400 of the 500 policies in this file that are here already would go back to an earlier term (80 %; fewer than 50 % expected).',
    )
    expect(hold({ terms: { back: 4, matched: 4 } })).toBeUndefined()
    expect(hold({ terms: { back: 5, matched: 10 } })).toBeDefined()
    expect(hold({ terms: { back: 5, matched: 11 } })).toBeUndefined()
  })
})

it('all reasons are told at once, under the gravest', () => {
  const found = hold({
    last: { rows: 5000, upload: 7 },
    exportedAt: new Date(0),
    newest: { exportedAt: new Date(1e12), upload: 8 },
    terms: { back: 900, matched: 1000 },
  })
  expect(found?.code).toBe('book.volume.dropped')
  expect(describeHold(found!).match(/%;|is here already\./g)).toHaveLength(3)
  expect(describeHold(found!)).not.toContain('{')
})
