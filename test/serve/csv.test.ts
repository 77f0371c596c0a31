import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../src/serve/csv.ts'
import { rejectionsCsv } from '../../src/serve/rejectionsCsv.ts'

describe('csvLine', () => {
  it('is read back by another parser as it was, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\r\n', ' a ', '', '\n"x",'))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        expect(parse(csvLine(cells))).toEqual([cells])
      }),
    )
  })

  it('leaves what is missing empty', () => {
    expect(csvLine([1, null, undefined, 0])).toBe('1,,,0\r\n')
  })
})

describe('rejectionsCsv', () => {
  const { head, line } = rejectionsCsv(['Id', 'Name', 'State'])

  it('has the file’s own columns first', () => {
    expect(head).toBe('\ufeffId,Name,State,_line,_codes,_reasons\r\n')
  })

  it('leaves the cells in their columns', () => {
    const text = line({ line: 7, cells: ['5', '', '=1+1'], findings: [{ code: 'client.name.missing' }] })
    const [row] = parse(text)
    expect(row?.slice(0, 5)).toEqual(['5', '', "'=1+1", '7', 'client.name.missing'])
    expect(row?.[5]).toContain('Name is empty')
  })

  it('keeps cells that have no column, behind the reasons', () => {
    const text = line({ line: 7, cells: ['5', 'A', 'NY', '-1', '+x'], findings: [{ code: 'row.cells.extra' }] })
    const [row] = parse(text)
    expect(row?.slice(0, 3)).toEqual(['5', 'A', 'NY'])
    expect(row?.slice(6)).toEqual(['-1', "'+x"])
  })

  it.each(['row.cells.missing', 'row.quote.unclosed', 'row.quote.stray', 'row.cell.too-long', 'row.nul'] as const)(
    'puts no cell into a column that it may not belong to: %s',
    (code) => {
      const [row] = parse(line({ line: 7, cells: ['5', 'NY'], findings: [{ code }] }))
      expect(row?.slice(0, 4)).toEqual(['', '', '', '7'])
      expect(row?.slice(6)).toEqual(['5', 'NY'])
    },
  )
})
