import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingRules } from '../../src/book/findings.ts'
import { tableNames } from '../../src/book/tables.ts'
import type { SampleOptions } from '../../src/sample/options.ts'
import { headerOf, sampleRows } from '../../src/sample/write.ts'

const books = fc.record({
  seed: fc.nat(),
  clients: fc.nat({ max: 400 }),
  carriers: fc.nat({ max: 60 }),
  policies: fc.nat({ max: 900 }),
  asOf: fc
    .date({ min: new Date('2001-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
})

const rowsOf = (options: SampleOptions) =>
  tableNames.flatMap((table) => [...sampleRows(table, options)].map((row) => ({ table, row })))

describe('the faults of a sample book', () => {
  it('are the same for the same options', () => {
    fc.assert(
      fc.property(books, (options) => {
        expect(rowsOf(options)).toEqual(rowsOf(options))
      }),
      { numRuns: 10 },
    )
  })

  it('stand in the cells that they name, and were something else before', () => {
    fc.assert(
      fc.property(books, (options) => {
        const all = rowsOf(options).flatMap(({ table, row }) => row.faults.map((fault) => ({ table, row, fault })))
        const odd = all.filter(({ table, row, fault: { column, sent, truth } }) => {
          if (column === '') return sent !== '' || truth !== ''
          return row.cells[headerOf(table).indexOf(column)] !== sent || (truth === sent && truth !== '')
        })
        expect(odd).toEqual([])
      }),
      {
        numRuns: 50,
        // Found once: a stranger's carrier id that was there already.
        examples: [[{ seed: 765402982, clients: 0, carriers: 0, policies: 617, asOf: '2001-01-01' }]],
      },
    )
  })

  it('reject a row just where the catalogue says so', () => {
    fc.assert(
      fc.property(books, (options) => {
        for (const { row } of rowsOf(options)) {
          for (const { code, outcome } of row.faults) expect(findingRules[code].rejects).toBe(outcome === 'rejected')
        }
      }),
      { numRuns: 50 },
    )
  })

  it('leave rows that have as many cells as the header, and ids that are there once, where a program wants that', () => {
    fc.assert(
      fc.property(books, (options) => {
        for (const table of tableNames) {
          const rows = [...sampleRows(table, { ...options, wellFormed: true })]
          for (const { cells, line } of rows) expect([cells.length, line]).toEqual([headerOf(table).length, undefined])
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        }
      }),
      { numRuns: 50 },
    )
  })
})
