import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import type { TableName } from '../../src/book/tables.ts'
import { mapHeader } from '../../src/map/mapHeader.ts'

const clients = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description'
const carriers = 'Id,Company Name,Company Address 1,Company Address 2,Company City,Company State,Company Zip'
const policies = 'Id,Type,Division,CarrierId,ClientId,EffectiveDate,ExpirationDate,WrittenPremium,CarrierPolicyNumber'
const policiesOtherwise =
  'id,policy_type,division,carrier_id,client_id,effective_date,expiration_date,written_premium,carrier_policy_number'

const map = (header: string, wanted?: TableName) => mapHeader(header.split(','), wanted)
const cellsByColumn = (header: string, wanted?: TableName) =>
  Object.fromEntries(map(header, wanted).columns.map(({ column, cell }) => [column.name, cell]))

function refusal(header: string, wanted?: TableName): Pick<Failure, 'code' | 'params'> {
  try {
    map(header, wanted)
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('not refused')
}

describe('telling the table', () => {
  it.each([
    ['clients', clients],
    ['carriers', carriers],
    ['policies', policies],
    ['policies', policiesOtherwise],
    ['carriers', 'Carrier Id,Carrier,City,State,Zip Code'],
  ])('takes a header for that of %s', (table, header) => {
    const mapping = map(header)
    expect(mapping.table.name).toBe(table)
    expect(mapping.columns).toHaveLength(header.split(',').length)
    expect(mapping.header).toEqual(header.split(','))
  })

  it('takes the table it is said to be', () => {
    expect(map('Id,Name', 'clients').table.name).toBe('clients')
    expect(map('Id,Name', 'carriers').table.name).toBe('carriers')
    expect(map('Id,Name,City,State,Zip', 'clients').table.name).toBe('clients')
  })

  it('does not choose between two tables that fit alike', () => {
    expect(refusal('Id,Name,City,State')).toEqual({
      code: 'map.table-ambiguous',
      params: { tables: 'clients and carriers' },
    })
  })

  it('never repeats what may be a record where the header should be', () => {
    expect(refusal('1,Acme Inc,12 Elm St,Springfield')).toEqual({
      code: 'map.table-unknown',
      params: { columns: '4 that are not known' },
    })
    expect(refusal('Id,Acme Inc').params).toEqual({ columns: 'Id and 1 that is not known' })
  })

  it.each([
    ['clients', policies, 'policies'],
    ['clients', carriers, 'carriers'],
    ['policies', clients, 'clients'],
    ['carriers', clients, 'clients'],
  ] as const)('refuses as %s what is the header of another table', (expected, header, found) => {
    expect(refusal(header, expected)).toEqual({ code: 'map.table-other', params: { expected, found } })
  })
})

describe('telling the columns', () => {
  it('compares spellings without case, spaces, punctuation and order', () => {
    expect(cellsByColumn('"named  INSURED", client-number ,S.I.C.,major_group')).toEqual({
      id: 1,
      name: 0,
      major_group: 3,
      sic: 2,
    })
  })

  it('sees through what a byte order mark left behind', () => {
    expect(cellsByColumn('\ufeff\ufeffId,Name,SIC')).toEqual({ id: 0, name: 1, sic: 2 })
    expect(map('ï»¿Id,Name,SIC').header).toEqual(['Id', 'Name', 'SIC'])
  })

  it('gives the columns in the order of the table, each with its own text', () => {
    const { columns } = map('SIC,Client Name,Client Number')
    expect(columns.map(({ column, cell, header }) => [column.name, cell, header])).toEqual([
      ['id', 2, 'Client Number'],
      ['name', 1, 'Client Name'],
      ['sic', 0, 'SIC'],
    ])
  })

  it('names needed columns that are missing', () => {
    expect(refusal('Id,Type,CarrierId', 'policies')).toEqual({
      code: 'map.columns-missing',
      params: { table: 'policies', columns: 'ClientId, ExpirationDate' },
    })
  })

  it('refuses a column that is there twice', () => {
    expect(refusal(`${clients},client_name,STATE`)).toEqual({
      code: 'map.columns-doubled',
      params: { columns: 'Name = client_name, State = STATE' },
    })
    expect(refusal(`Id,${clients}`).params).toEqual({ columns: 'Id = Id' })
  })

  it('warns of columns that are left out and of those that are not there', () => {
    expect(map(`${clients},Phone,Phone,Fax`).warnings).toEqual([
      { code: 'map.columns-extra', params: { columns: 'Phone, Phone, Fax' } },
    ])
    expect(map('Id,Name,Address,City,State,Division,SIC').warnings).toEqual([
      { code: 'map.columns-absent', params: { columns: 'Major Group, Industry Group, Description' } },
    ])
  })

  it('keeps warnings short', () => {
    const many = Array.from({ length: 30 }, (_, i) => `${'x'.repeat(50)}${i}`).join(',')
    const columns = String(map(`${clients},${many}`).warnings[0]!.params.columns)
    expect(columns).toMatch(/x…, x+.* and 10 more$/)
    expect(columns.length).toBeLessThan(1000)
  })

  it('tolerates columns without a name', () => {
    const mapping = map(`${clients},,,`)
    expect(mapping.warnings).toEqual([])
    expect([mapping.fewestCells, mapping.mostCells]).toEqual([10, 13])
  })

  it('refuses a header row with no names at all', () => {
    expect(refusal(',,\ufeff').code).toBe('parse.empty')
  })
})

describe('the header of a mended rejections file', () => {
  const mapping = map(`${clients},'=Phone,_line,_codes,_reasons`)

  it('is accepted without a word, and its own columns are left out of the file’s', () => {
    expect(mapping.fromRejections).toBe(true)
    expect(mapping.warnings).toEqual([{ code: 'map.columns-extra', params: { columns: '=Phone' } }])
    expect(mapping.header).toEqual([...clients.split(','), '=Phone'])
    expect(mapping.headerCells).toEqual(mapping.header.map((_, cell) => cell))
  })

  it('lets these columns be cut off', () => {
    expect([mapping.fewestCells, mapping.mostCells]).toEqual([11, 14])
    expect(map(clients).fromRejections).toBe(false)
  })
})
