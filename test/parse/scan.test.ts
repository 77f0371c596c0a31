import { describe, expect, it } from 'vitest'
import { scanLimits } from '../../src/parse/limits.ts'
import { scanRecords } from '../../src/parse/scan.ts'
import { cellsOf, inPieces, rowsOf } from './rowsOf.ts'

describe('lines and cells', () => {
  it.each([
    ['LF', 'a,b\nc,d\n'],
    ['CR LF', 'a,b\r\nc,d\r\n'],
    ['CR', 'a,b\rc,d\r'],
    ['all of them', 'a,b\r\n\rc,d\n'],
    ['none at the end', 'a,b\nc,d'],
  ])('reads rows that end with %s', async (_, text) => {
    expect(await cellsOf(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('counts lines as they stand in the file: blank ones, and those within quotes', async () => {
    const rows = await rowsOf('\n \t\r\na,b\r,,\r\n"1\r\n2\n3\r4",x\nc,d')
    expect(rows.map(({ line, cells }) => [line, cells])).toEqual([
      [3, ['a', 'b']],
      [5, ['1\r\n2\n3\r4', 'x']],
      [9, ['c', 'd']],
    ])
  })

  it('skips rows with nothing in them, quoted or not', async () => {
    expect(await cellsOf('a,b\n,\n"",""\n , \t\n1,\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it('takes a quotation mark within an unquoted cell as a letter', async () => {
    expect(await cellsOf('size,5" pipe,x"y"\n')).toEqual([['size', '5" pipe', 'x"y"']])
  })

  it('allows spaces and tabs around quotes, and keeps them elsewhere', async () => {
    expect(await cellsOf('a, "b, c"\t, d ,"e" \n')).toEqual([['a', 'b, c', ' d ', 'e']])
  })

  it('gives nothing for a text with nothing in it', async () => {
    expect(await rowsOf('')).toEqual([])
    expect(await rowsOf('\r\n\n ,, \n')).toEqual([])
  })
})

describe('the separator', () => {
  it.each([
    [
      'semicolons',
      'Id;Name;City, State\n1;A;B\n',
      [
        ['Id', 'Name', 'City, State'],
        ['1', 'A', 'B'],
      ],
    ],
    [
      'tabs',
      'Id\tName\n1\t"A\tB"\n',
      [
        ['Id', 'Name'],
        ['1', 'A\tB'],
      ],
    ],
    [
      'bars',
      'Id|Name\n1|A, B\n',
      [
        ['Id', 'Name'],
        ['1', 'A, B'],
      ],
    ],
    [
      'commas, though more others are in quotes',
      '"I;d;",Name\n1,A;B\n',
      [
        ['I;d;', 'Name'],
        ['1', 'A;B'],
      ],
    ],
    ['commas, where nothing tells', 'Id\n1;2\n', [['Id'], ['1;2']]],
    [
      'what Excel says',
      'sep=;\r\nId,x;Name\r\n1;A\r\n',
      [
        ['Id,x', 'Name'],
        ['1', 'A'],
      ],
    ],
    [
      'the first line that says something',
      '\n;;\nId;Name\n1;A',
      [
        ['Id', 'Name'],
        ['1', 'A'],
      ],
    ],
  ])('is told: %s', async (_, text, expected) => {
    expect(await cellsOf(text)).toEqual(expected)
  })

  it('counts the line on which Excel says it', async () => {
    expect((await rowsOf('sep=,\r\nId,Name\r\n1,A')).map(({ line }) => line)).toEqual([2, 3])
  })
})

describe('a row that cannot be read', () => {
  const found = async (text: string, limits = {}) =>
    (await rowsOf(text, { limits })).map(({ line, fault, cells }) => [line, fault, cells])

  it('is the only one lost to a quotation mark that never closes', async () => {
    expect(await found('Id,Name\n1,"Acme, Inc\n2,Bolt\n3,Cog\n')).toEqual([
      [1, '', ['Id', 'Name']],
      [2, 'row.quote.unclosed', ['1', '"Acme', ' Inc']],
      [3, '', ['2', 'Bolt']],
      [4, '', ['3', 'Cog']],
    ])
  })

  it('is the only one lost when the mark is taken for closed by the next one', async () => {
    expect(await found('Id,Name\n1,"Acme\n2,"Bolt, Inc"\n3,Cog\n')).toEqual([
      [1, '', ['Id', 'Name']],
      [2, 'row.quote.stray', ['1', '"Acme']],
      [3, '', ['2', 'Bolt, Inc']],
      [4, '', ['3', 'Cog']],
    ])
  })

  it('has text after a closing quotation mark', async () => {
    expect(await found('Id,Name,City\n1,"Acme"x,"B ""b"""\n2,Bolt,C\n')).toEqual([
      [1, '', ['Id', 'Name', 'City']],
      [2, 'row.quote.stray', ['1', '"Acme"x', 'B "b"']],
      [3, '', ['2', 'Bolt', 'C']],
    ])
  })

  it('has a NUL byte, and its cells are told apart all the same', async () => {
    expect(await found('Id,Name\n1,"Ac\0me\nInc"\n2,Bolt\n')).toEqual([
      [1, '', ['Id', 'Name']],
      [2, 'row.nul', ['1', 'Ac␀me\nInc']],
      [4, '', ['2', 'Bolt']],
    ])
  })

  it('has a cell that is too long', async () => {
    const longest = 'x'.repeat(scanLimits.cell)
    const rows = await rowsOf(`Id,Name\n1,${longest}\n2,${longest}x,more\n3,C\n`)
    expect(rows.map(({ fault }) => fault)).toEqual(['', '', 'row.cell.too-long', ''])
    expect(rows[1]!.cells[1]).toBe(longest)
    expect(rows[2]!.cells).toEqual(['2', 'x'.repeat(scanLimits.shown - 2)])
  })

  it('has too many cells', async () => {
    const most = Array.from({ length: scanLimits.columns }, (_, cell) => String(cell)).join(',')
    expect((await rowsOf(`${most}\n${most},more\n1,2\n`)).map(({ fault }) => fault)).toEqual(['', 'row.too-long', ''])
  })

  it('goes on for too long', async () => {
    const limits = { cell: 16, record: 48, shown: 10 }
    expect((await found(`${'a,'.repeat(25)}\nb,c\n`, limits)).map(([line, fault]) => [line, fault])).toEqual([
      [1, 'row.too-long'],
      [2, ''],
    ])
  })

  it.each([
    ['cell', 'row.cell.too-long', 30],
    ['row', 'row.too-long', 34],
  ])('passes both limits, and the one it passed first counts: the %s', async (_, fault, before) => {
    const limits = { cell: 16, record: 48, shown: 10 }
    const text = `${'a,'.repeat(before / 2)}${'x'.repeat(60)}\nb,c\n`
    for (const fill of [1, 1000]) {
      const rows = await rowsOf(text, { limits: { ...limits, fill }, separator: 0x2c })
      expect(rows.map((row) => row.fault)).toEqual([fault, ''])
    }
  })

  it('is shown without half a character at its end', async () => {
    const [row] = await rowsOf(`${'é'.repeat(20)}\n`, { limits: { cell: 16, shown: 9 } })
    expect(row).toEqual({ line: 1, cells: ['éééé'], fault: 'row.cell.too-long', windows1252: false })
  })
})

describe('encodings', () => {
  it('tells Windows-1252 from UTF-8 row by row', async () => {
    const text = Buffer.concat([
      Buffer.from('Id,Näme\n1,Café\n2,"'),
      Buffer.from('Caf\xe9 \x93""B""\x94 \x80', 'latin1'),
    ])
    const rows = await rowsOf(Buffer.concat([text, Buffer.from('"\n3,漢\n')]))
    expect(rows.map(({ cells, windows1252 }) => [cells.join(), windows1252])).toEqual([
      ['Id,Näme', false],
      ['1,Café', false],
      ['2,Café “"B"” €', true],
      ['3,漢', false],
    ])
  })

  it('reads a large file of Windows-1252 rows', async () => {
    const rows = await rowsOf(Buffer.from('\x80,\xe9\n'.repeat(100_000), 'latin1'))
    expect(rows).toHaveLength(100_000)
    expect(rows.every(({ cells, windows1252 }) => windows1252 && cells.join() === '€,é')).toBe(true)
  })
})

describe('bounds', () => {
  it('holds little of an endless cell, and reads on after it', async () => {
    const filler = Buffer.alloc(1024 * 1024, 'x')
    async function* text(): AsyncGenerator<Buffer> {
      yield Buffer.from('Id,Name\n1,"')
      for (let i = 0; i < 100; i++) yield filler
      yield Buffer.from('\n2,B\n')
    }
    const found: string[] = []
    for await (const batch of scanRecords(text())) {
      expect(batch.bytes.buffer.byteLength).toBeLessThan(4 * 1024 * 1024)
      for (let row = 0; row < batch.count; row++) found.push(`${batch.line[row]}:${batch.fault[row]}`)
    }
    expect(found).toEqual(['1:0', '2:3', '3:0'])
  })

  /** Every line opens a quotation mark that the next line closes only to open another: no row of it ever ends. */
  const neverEnding = (lines: number, filler = 'x') => Buffer.from(`${filler}","\n`.repeat(lines))

  it('takes no longer for rows that could each be tried up to the end of the file', async () => {
    const lines = 8000
    const filler = 'x'.repeat(1000)
    const plain = await timed(Buffer.from(`${filler},y\n`.repeat(lines)))
    const nasty = await timed(neverEnding(lines, filler))
    expect(nasty.rows).toBe(lines)
    // Without the shortcut of `readQuoted` it takes a thousand times as long.
    expect(nasty.milliseconds).toBeLessThan(150 * plain.milliseconds + 2000)
  })

  it('gives up each of them', async () => {
    const rows = await rowsOf(neverEnding(500))
    expect(rows.every(({ fault }) => fault === 'row.quote.unclosed')).toBe(true)
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 500 }, (_, line) => line + 1))
  })

  async function timed(text: Buffer): Promise<{ rows: number; milliseconds: number }> {
    const start = process.threadCpuUsage()
    let rows = 0
    for await (const batch of scanRecords(inPieces(text))) rows += batch.count
    return { rows, milliseconds: process.threadCpuUsage(start).user / 1000 }
  }
})
