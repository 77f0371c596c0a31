import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeFormula, unescapeFormula } from '../../src/book/formulas.ts'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '1', '.', 'a', ' ', '$') }),
  fc.string({ unit: 'binary' }),
)

describe('escapeFormula', () => {
  it('is undone exactly', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })

  it('leaves nothing that a spreadsheet runs, and changes nothing else', () => {
    fc.assert(
      fc.property(text, (text) => {
        const escaped = escapeFormula(text)
        const isNumber = /^[+-]\$?[\d,]*\.?\d+$/.test(text)
        expect(/^[=+\-@\t\r]/.test(escaped)).toBe(isNumber)
        expect(escaped).toBe(/^'*[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['-x', "'-x"],
    ['+1 (800) 555', "'+1 (800) 555"],
    ["'=1+1", "''=1+1"],
    ['-5.00', '-5.00'],
    ['+$1,234.50', '+$1,234.50'],
    ["'-5.00", "''-5.00"],
    ["'tis", "'tis"],
    ['', ''],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeFormula(text)).toBe(escaped)
  })
})
