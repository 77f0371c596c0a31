import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { fixCsv } from '../../src/serve/fixCsv.ts'

describe('a rejected row in the CSV of a fix', () => {
  const header = ['Id', 'Company Name', 'Company State']
  const { waitingLine } = fixCsv('carriers', header)
  const waiting = { upload_id: 1, line: 7, policies: 0, premium: '0' }

  it('keeps cells that have no column, so that it is not taken for a good row when nobody mends it', () => {
    const cells = ['5', 'Flint', 'Casualty Company', 'NY']
    const [row] = parse(waitingLine({ ...waiting, header, cells, findings: [{ code: 'row.cells.extra' }] }))
    expect(row?.slice(0, 4)).toEqual(['5', 'Flint', 'Casualty Company', 'row.cells.extra'])
    expect(row?.slice(5)).toEqual(['NY'])
  })

  it('has the columns of the newest file, whatever those of its own were', () => {
    const own = ['Company State', 'Id', 'Company Name']
    const cells = ['NY', '', 'Flint']
    const [row] = parse(waitingLine({ ...waiting, header: own, cells, findings: [{ code: 'carrier.id.missing' }] }))
    expect(row).toHaveLength(5)
    expect(row?.slice(0, 4)).toEqual(['', 'Flint', 'NY', 'carrier.id.missing'])
  })
})
