import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unescapeFormula } from '../../src/book/formulas.ts'
import { type CellRange, isTidy, tidyCell } from '../../src/validate/tidyCell.ts'

const nothing =
  '[\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]'
const trimmed = (text: string) => text.replace(new RegExp(`^${nothing}+|${nothing}+$`, 'gu'), '')

function obvious(text: string, escaped: boolean): string {
  const plain = trimmed(escaped ? unescapeFormula(text) : text)
  const wrapped = /^="([^"]*)"$/s.exec(plain)
  return wrapped === null ? plain : trimmed(wrapped[1]!)
}

const text = fc.oneof(
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ' ',
        '\t',
        '\n',
        '=',
        '"',
        "'",
        '-',
        '@',
        'a',
        'é',
        '漢',
        '🙂',
        '="',
        '\u00a0',
        '\u200b',
        '\ufeff',
      ),
      fc.integer({ min: 0x1fff, max: 0x2071 }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0x7e, max: 0xaf }).map((point) => String.fromCodePoint(point)),
    ),
    maxLength: 10,
  }),
  fc.string({ unit: 'binary' }),
)

it('tidies a cell as the obvious way does', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (text, escaped) => {
      const bytes = Buffer.from(`\u00a0${text} `)
      const range: CellRange = { start: 0, end: 0 }
      tidyCell(bytes, 2, bytes.length - 1, escaped, range)
      expect(bytes.toString('utf8', range.start, range.end)).toBe(obvious(text.toWellFormed(), escaped))
    }),
    { numRuns: 20_000 },
  )
})

it('calls no cell tidy that is not', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (text, escaped) => {
      const bytes = Buffer.from(text)
      if (bytes.length === 0 || !isTidy(bytes[0]!, bytes.at(-1)!)) return
      expect(obvious(text, escaped)).toBe(text)
    }),
    { numRuns: 20_000 },
  )
})
