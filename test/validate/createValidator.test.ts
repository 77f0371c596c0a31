import { describe, expect, it } from 'vitest'
import { escapeFormula } from '../../src/book/formulas.ts'
import { checkedRows } from './checkedRows.ts'

const codes = ({ findings }: { findings: readonly { code: string }[] }) => findings.map(({ code }) => code)

describe('rows that may be stored', () => {
  it('have their cells trimmed, empty ones null, and codes without what a float left', async () => {
    const { rows, rejected, noted } = await checkedRows(
      'Id,Name,City,Major Group,Industry Group,SIC\n' +
        ' 613.0 ,  Acme Inc\t,,20.0,0213,2052.00\n' +
        '7,"\u00a0Bolt\u200b\r\n", \u3000 ,A.0,1.5,.0\n',
    )
    expect(rows).toEqual([
      { line: 2, id: 613, name: 'Acme Inc', city: null, major_group: '20', industry_group: '0213', sic: '2052' },
      { line: 3, id: 7, name: 'Bolt', city: null, major_group: 'A.0', industry_group: '1.5', sic: '.0' },
    ])
    expect([rejected, noted]).toEqual([[], []])
  })

  it('keep their text within, whatever it is', async () => {
    const { rows } = await checkedRows('Id,Name,SIC\n1,"Ä ""B"", =C\n\'D\u00a0E",\n')
    expect(rows[0]!.name).toBe('Ä "B", =C\n\'D\u00a0E')
  })

  it('lose the wrapper that keeps a spreadsheet from reading a number', async () => {
    const { rows } = await checkedRows('Id,Company Name,Company Zip\n="7",=""x"",="07054"\n"=""8""","=""A B """,="" \n')
    expect(rows).toEqual([
      { line: 2, id: 7, name: '=""x""', zip: '07054' },
      { line: 3, id: 8, name: 'A B', zip: null },
    ])
  })

  it('have dates as days, money in ten-thousandths, and references', async () => {
    const { rows } = await checkedRows(
      'id,policy_type,carrier_id,client_id,effective_date,expiration_date,written_premium\n' +
        '1,,613.0,4619.0,2000-01-01 00:00:00, 1/2/2000 ,"$1,234.50"\n' +
        '2,Bond,,0,,20000103,(5)\n',
    )
    expect(rows).toEqual([
      { line: 2, id: 1, type: null, carrier_id: 613, client_id: 4619, ...dates(0, 1), written_premium: 12_345_000 },
      { line: 3, id: 2, type: 'Bond', carrier_id: null, client_id: 0, ...dates(null, 2), written_premium: -50_000 },
    ])
  })

  const dates = (effective: number | null, expiration: number) => ({
    effective_date: effective,
    expiration_date: expiration,
  })

  it('may have empty cells behind the last one, and columns without a name', async () => {
    const { rows, rejected } = await checkedRows('Id,Name,SIC,\n1,A,\n2,B,,x\n3,C,,,,  ,""\n4,D,,y,z\n')
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(rejected).toEqual([
      {
        line: 5,
        cells: ['4', 'D', '', 'y', 'z'],
        findings: [{ code: 'row.cells.extra', value: '5', expected: '4' }],
      },
    ])
  })

  it('are noted when something in them cannot be read, and keep it as sent', async () => {
    const { rows, noted, unreadable } = await checkedRows(
      'Id,Type,CarrierId,Client Id,EffectiveDate,X-Date,Premium\n1,Bond,x,-1, soon ,42736,1e3\n2,Bond,,,,,\n',
    )
    expect(rows[0]).toMatchObject({ carrier_id: null, client_id: null, effective_date: null, written_premium: null })
    expect(unreadable).toEqual({
      2: {
        carrier_id: 'x',
        client_id: '-1',
        effective_date: 'soon',
        expiration_date: '42736',
        written_premium: '1e3',
      },
    })
    expect(noted).toEqual([
      { line: 2, finding: { code: 'policy.carrier.unreadable', column: 'CarrierId', value: 'x' } },
      { line: 2, finding: { code: 'policy.client.unreadable', column: 'Client Id', value: '-1' } },
      { line: 2, finding: { code: 'policy.dates.unreadable', column: 'EffectiveDate', value: 'soon' } },
      { line: 2, finding: { code: 'policy.dates.unreadable', column: 'X-Date', value: '42736' } },
      { line: 2, finding: { code: 'policy.premium.unreadable', column: 'Premium', value: '1e3' } },
    ])
  })

  it('are noted when they were read as Windows-1252', async () => {
    const { rows, noted } = await checkedRows(Buffer.from('Id,Name,SIC\n1,Caf\xe9,\n2,A,\n', 'latin1'))
    expect(rows[0]!.name).toBe('Café')
    expect(noted).toEqual([{ line: 2, finding: { code: 'row.encoding.windows-1252' } }])
  })
})

describe('rows that may not be stored', () => {
  it.each(['', '   ', '\u00a0', '\u200b\u2060', '"\n"', '\x7f\x01', '=""'])('lack a name: %j', async (name) => {
    const { rejected } = await checkedRows(`Id,"Insured Name",SIC\n1,${name},x\n`)
    expect(rejected.map(({ findings }) => findings)).toEqual([
      [{ code: 'client.name.missing', column: 'Insured Name' }],
    ])
  })

  it('have no id, or one that is none', async () => {
    const { rejected } = await checkedRows('Id,Company Name\n,A\nx7,B\n')
    expect(rejected).toEqual([
      { line: 2, cells: ['', 'A'], findings: [{ code: 'carrier.id.missing', column: 'Id' }] },
      { line: 3, cells: ['x7', 'B'], findings: [{ code: 'carrier.id.invalid', column: 'Id', value: 'x7' }] },
    ])
  })

  it('are told everything at once', async () => {
    const { rejected, noted, unreadable } = await checkedRows(
      Buffer.from('Id,Type,CarrierId,ClientId,ExpirationDate\nx,Bond \x96,y,,13/13/2013\n', 'latin1'),
    )
    expect(rejected).toEqual([
      {
        line: 2,
        cells: ['x', 'Bond –', 'y', '', '13/13/2013'],
        findings: [
          { code: 'policy.id.invalid', column: 'Id', value: 'x' },
          { code: 'policy.carrier.unreadable', column: 'CarrierId', value: 'y' },
          { code: 'policy.dates.unreadable', column: 'ExpirationDate', value: '13/13/2013' },
          { code: 'row.encoding.windows-1252' },
        ],
      },
    ])
    expect([noted, unreadable]).toEqual([[], {}])
  })

  it('are not blamed for their cells when it is not certain which is which', async () => {
    const { rejected } = await checkedRows('Id,Name,SIC\nx,A\n,"B,1\n,C\0,1\n')
    expect(rejected.map(({ line, findings }) => [line, findings])).toEqual([
      [2, [{ code: 'row.cells.missing', value: '2', expected: '3' }]],
      [3, [{ code: 'row.quote.unclosed' }]],
      [4, [{ code: 'row.nul' }]],
    ])
  })

  it('name the limits that they pass', async () => {
    const { rejected } = await checkedRows(`Id,Name,SIC\n1,${'x'.repeat(70_000)},\n2${','.repeat(1000)}\n3,C,\n`)
    expect(rejected.map(({ findings }) => findings)).toEqual([
      [{ code: 'row.cell.too-long', expected: '65536' }],
      [{ code: 'row.too-long', expected: '1048576 bytes or 1000 cells' }],
    ])
  })

  it('have long values cut in what is said of them, and kept whole beside it', async () => {
    const id = 'x'.repeat(1000)
    const { rejected } = await checkedRows(`Id,Name,SIC\n${id},A,\n`)
    expect(rejected[0]!.cells[0]).toBe(id)
    expect(rejected[0]!.findings[0]!.value).toHaveLength(200)
  })
})

describe('a mended rejections file', () => {
  const cells = ['=1+1', "'=x", "''y", '-5.00', '@z', '+1 555', 'plain', "'tis"]
  const rejectionsFile = cells
    .map((name, id) => `${id + 1},${escapeFormula(name)},,${id + 2},client.name.missing,"Name is empty."\n`)
    .join('')

  it('says what the broker meant', async () => {
    const { rows, rejected } = await checkedRows(`Id,Name,SIC,_line,_codes,_reasons\n${rejectionsFile}`)
    expect(rows.map(({ name }) => name)).toEqual(cells)
    expect(rejected).toEqual([])
  })

  it('has its rejected rows without what was added to them', async () => {
    const { rejected } = await checkedRows("Id,Name,SIC,_line,_codes,_reasons\nx,'=1+1,,7,a,b\ny,B,,8,a,b,c,'=d\n")
    expect(rejected.map(({ cells }) => cells)).toEqual([
      ['x', '=1+1', ''],
      ['y', 'B', '', 'c', '=d'],
    ])
    expect(rejected.map(codes)).toEqual([['client.id.invalid'], ['row.cells.extra']])
  })

  it('is the only file whose apostrophes are taken away', async () => {
    expect((await checkedRows("Id,Name,SIC\n1,'=x,\n")).rows[0]!.name).toBe("'=x")
  })
})
