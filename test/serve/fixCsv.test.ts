import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { fixColumns } from '../../src/serve/fixColumns.ts'
import { fixCsv } from '../../src/serve/fixCsv.ts'

describe('a rejected row in the CSV of a fix', () => {
  const header = ['Id', 'Company Name', 'Company State']
  const { waitingLine } = fixCsv('carriers', fixColumns('carriers', [header], { code: 'carrier.id.missing' }))
  const waiting = { upload_id: 1, line: 7, policies: 0, premium: '0', stored: null }

  it('keeps cells that have no column, so that it is not taken for a good row when nobody mends it', () => {
    const cells = ['5', 'Flint', 'Casualty Company', 'NY']
    const [row] = parse(waitingLine({ ...waiting, header, cells, findings: [{ code: 'row.cells.extra' }] }))
    expect(row?.slice(0, 4)).toEqual(['5', 'Flint', 'Casualty Company', 'row.cells.extra'])
    expect(row?.slice(5)).toEqual(['NY'])
  })

  it('has the columns of the newest file, whatever those of its own were', () => {
    const own = ['Company State', 'Id', 'Company Name']
    const cells = ['NY', '', 'Flint']
    const findings = [{ code: 'carrier.id.missing' }] as const
    const [row] = parse(waitingLine({ ...waiting, upload_id: 2, header: own, cells, findings }))
    expect(row).toHaveLength(5)
    expect(row?.slice(0, 4)).toEqual(['', 'Flint', 'NY', 'carrier.id.missing'])
  })

  it('finds a column by any of its names, and one that Openbook does not know by its spelling', () => {
    const own = ['policy_id', 'policy_type', 'customer id', 'Company Id', 'Expiry Date', 'account manager']
    const columns = fixColumns(
      'policies',
      [['Account Manager', 'Id', 'Type', 'ClientId', 'CarrierId', 'ExpirationDate'], own],
      { code: 'policy.id.missing' },
    )
    const line = fixCsv('policies', columns).waitingLine
    const cells = ['', 'GL', '5', '6', '2027-01-01', 'Kim']
    const [row] = parse(line({ ...waiting, header: own, cells, findings: [{ code: 'policy.id.missing' }] }))
    expect(row?.slice(0, 7)).toEqual(['Kim', '', 'GL', '5', '6', '2027-01-01', 'policy.id.missing'])
  })

  it('keeps the cells whose columns the newest file lacks, and those that its own file lacked as they are stored', () => {
    const own = ['Id', 'Company Name', 'Zip']
    const columns = fixColumns('carriers', [header, own], { code: 'carrier.name.missing' })
    expect(columns.map((one) => one.header)).toEqual([...header, 'Company Zip'])
    const stored = { id: '5', name: 'Flint', state: 'NY', zip: '00000' }
    const sent = { ...waiting, header: own, cells: ['5', '', '12345'], findings: [] }
    const [row] = parse(fixCsv('carriers', columns).waitingLine({ ...sent, stored }))
    expect(row?.slice(0, 4)).toEqual(['5', '', 'NY', '12345'])
  })
})

describe('the columns of rows to be mended', () => {
  const full = ['Client Number', 'Client Name', 'Notes', 'Street', 'client state']

  it('are those of the newest file, then those of earlier ones, then those that are asked for', () => {
    const headersFor = (code: 'client.city.missing' | 'client.name.placeholder') =>
      fixColumns('clients', [['Id', 'Name', 'Manager'], full], { code }).map(({ header }) => header)
    expect(headersFor('client.name.placeholder')).toEqual(['Id', 'Name', 'Manager', 'Address', 'State'])
    expect(headersFor('client.city.missing')).toEqual(['Id', 'Name', 'Manager', 'Address', 'City', 'State'])
  })

  it('of a fix are those of its code; without any file they are all that there are', () => {
    const wanted = { fix: 'client.state.unrecognised~x' }
    expect(fixColumns('clients', [['Id', 'Name']], wanted).map(({ header }) => header)).toEqual(['Id', 'Name', 'State'])
    expect(fixColumns('clients', [], wanted)).toHaveLength(10)
  })
})
