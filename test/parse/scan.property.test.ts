import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ScanLimits, scanLimits } from '../../src/parse/limits.ts'
import { scanByTheBook } from './oracle.ts'
import { cellsOf, rowsOf } from './rowsOf.ts'

/** Text as brokers never mean to send it: one character a byte. */
const nasty = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(',', '"', '\r', '\n', '\r\n', 'a', ' ', '""') },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '\t',
          '\0',
          ';',
          '|',
          'abcdefgh',
          'abcdefghijklmnopqrst',
          ',"',
          '",',
          '","',
          '"\n',
          '\xc3\xa9',
        ),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xff }).map((byte) => String.fromCharCode(byte)) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const cuts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })
const small = { ...scanLimits, cell: 16, record: 48, columns: 6, shown: 10 }
const limits = fc
  .tuple(
    fc.constantFrom(small, { ...small, record: 1000 }, { ...small, columns: 100 }, scanLimits),
    fc.constantFrom(1, 2, 7, 64),
  )
  .map(([chosen, fill]): ScanLimits => Object.assign({}, chosen, { fill }))

describe('scanRecords', () => {
  it('does what its rules say, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        nasty,
        fc.constantFrom(',', ';', '\t', '|'),
        limits,
        cuts,
        async (text, separator, limits, cuts) => {
          const options = { limits, separator: separator.charCodeAt(0) }
          const rows = await rowsOf(Buffer.from(text, 'latin1'), options, cuts)
          expect(rows).toEqual(scanByTheBook(text, separator, limits))
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('finds the same separator and rows however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', 'sep=;\n', 'sep=\t\r\n'), nasty, cuts, async (start, text, cuts) => {
        const bytes = Buffer.from(start + text, 'latin1')
        expect(await rowsOf(bytes, {}, cuts)).toEqual(await rowsOf(bytes))
      }),
      { numRuns: 1000 },
    )
  })

  it('agrees with csv-parse on well-formed text', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, async ({ text }) => {
        const peer: string[][] = parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
        expect(await cellsOf(text, { separator: 0x2c })).toEqual(peer)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives back the cells that were written', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, async ({ text, rows }) => {
        expect(await cellsOf(text, { separator: 0x2c })).toEqual(rows)
      }),
      { numRuns: 1000 },
    )
  })
})

const letters = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', ',', '"', '\n', '\r\n', '\r', ';', 'é', '–', '漢', '🙂'),
  maxLength: 8,
})

/** Tables as RFC 4180 has them, each cell in quotes that needs it and some that do not. */
const wellFormed = fc
  .array(
    fc.record({
      cells: fc
        .array(fc.record({ text: letters, quoted: fc.boolean() }), { minLength: 1, maxLength: 5 })
        .filter((cells) => cells.some(({ text }) => /[^ ]/.test(text))),
      end: fc.constantFrom('\n', '\r\n', '\r'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((records) => ({
    text: records.map(({ cells, end }) => cells.map(written).join(',') + end).join(''),
    rows: records.map(({ cells }) => cells.map(({ text }) => text)),
  }))

function written({ text, quoted }: { text: string; quoted: boolean }): string {
  return quoted || /[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
