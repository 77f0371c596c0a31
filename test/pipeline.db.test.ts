import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'
import { haveRealFiles, realFile } from './support/realFiles.ts'

let book: Installation

beforeAll(async () => {
  book = await createInstallation()
})
afterAll(() => book.close())

const header = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description\n'

function counts(read: number, parts: Partial<Record<string, number>>) {
  return { read, added: 0, updated: 0, unchanged: 0, rejected: 0, repeated: 0, ...parts }
}

describe('a file of clients', () => {
  it('adds, updates, leaves alone and rejects, and the counts balance', async () => {
    const first = await book.load(
      await book.file('a.csv', `${header}1,Ann,1 St,X,NY,,,,,\n2,Bob,,,,,,,,\n3,,,,,,,,,\n`),
    )
    expect(first.counts).toEqual(counts(3, { added: 2, rejected: 1 }))
    const second = await book.load(
      await book.file('b.csv', `${header}1,Ann,2 St,X,NY,,,,,\n2,Bob,,,,,,,,\n9,Zoe,,,,,,,,\n`),
    )
    expect(second.counts).toEqual(counts(3, { added: 1, updated: 1, unchanged: 1 }))
    expect(await book.query('select id, name, address, upload_id, line from clients order by id')).toEqual([
      { id: 1, name: 'Ann', address: '2 St', upload_id: second.uploadId, line: 2 },
      { id: 2, name: 'Bob', address: null, upload_id: first.uploadId, line: 3 },
      { id: 9, name: 'Zoe', address: null, upload_id: second.uploadId, line: 4 },
    ])
    expect(await book.query('select record_id, before, after, previous_upload_id, previous_line from changes')).toEqual(
      [
        {
          record_id: 1,
          before: { address: '1 St' },
          after: { address: '2 St' },
          previous_upload_id: first.uploadId,
          previous_line: 2,
        },
      ],
    )
    const rejections = await book.query('select line, cells, findings from rejections')
    expect(rejections).toEqual([
      {
        line: 4,
        cells: ['3', '', '', '', '', '', '', '', '', ''],
        findings: [{ code: 'client.name.missing', column: 'Name' }],
      },
    ])
  })

  it('writes nothing when nothing differs', async () => {
    const path = await book.file('same.csv', `${header}50,Ann,1 St,X,NY,,,,,\n51,Bob,,,,,,,,\n`)
    await book.load(path)
    const versions = () => book.query('select id, xmin::text, ctid::text from clients order by id')
    const before = await versions()
    expect((await book.load(path)).counts).toEqual(counts(2, { unchanged: 2 }))
    expect(await versions()).toEqual(before)
  })

  it('keeps every row, stored or rejected, when megabytes of both come mixed', async () => {
    const rows = 24_000
    const long = 'x'.repeat(300)
    const isBad = (row: number) => row % 3 === 0
    const lines = Array.from(
      { length: rows },
      (_, row) => `${500_000 + row},${isBad(row) ? '' : 'Ann'},${long},,,,,,,\n`,
    )
    const result = await book.load(await book.file('mixed.csv', header + lines.join('')))
    expect(result.counts).toEqual(counts(rows, { added: 16_000, rejected: 8000 }))
    const [rejected] = await book.query<{ lines: number[]; ids: string[] }>(
      `select array_agg(line::int order by line) as lines, array_agg(cells[1] order by line) as ids
       from rejections where upload_id = $1`,
      [result.uploadId],
    )
    const bad = Array.from({ length: rows / 3 }, (_, third) => third * 3)
    expect(rejected!.lines).toEqual(bad.map((row) => row + 2))
    expect(rejected!.ids).toEqual(bad.map((row) => String(500_000 + row)))
    const stored = await book.query(
      `select count(*) as count, count(*) filter (where line = id - 500000 + 2) as in_place
       from clients where upload_id = $1`,
      [result.uploadId],
    )
    expect(stored).toEqual([{ count: 16_000, in_place: 16_000 }])
  })

  it('keeps one of equal rows, and rejects all of those that share an id but differ', async () => {
    const result = await book.load(
      await book.file(
        'twice.csv',
        `${header}70,Ann,,,,,,,,\n71,Bob,,,,,,,,\n70.0,Ann,,,,,,,,\n72,Cy,,,,,,,,\n71,Rob,,,,,,,,\n71,Bob,,,,,,,,\n72,,,,,,,,,\n`,
      ),
    )
    expect(result.counts).toEqual(counts(7, { added: 2, repeated: 1, rejected: 4 }))
    const rejected = await book.query<{ line: number; cells: string[]; findings: { code: string }[] }>(
      'select line, cells, findings from rejections where upload_id = $1 order by line',
      [result.uploadId],
    )
    expect(rejected.map(({ line, cells, findings }) => [line, cells[1], findings[0]!.code])).toEqual([
      [3, 'Bob', 'client.id.duplicate'],
      [6, 'Rob', 'client.id.duplicate'],
      [7, 'Bob', 'client.id.duplicate'],
      [8, '', 'client.name.missing'],
    ])
  })

  it('leaves what a record has in columns that the file lacks', async () => {
    await book.load(await book.file('whole.csv', `${header}80,Ann,1 St,X,NY,D,20,205,2052,Cookies\n`))
    const result = await book.load(await book.file('part.csv', 'id,name,CITY,Description\n80.0,Ann,Y,Cookies\n'))
    expect(result.counts).toEqual(counts(1, { updated: 1 }))
    expect(result.warnings.map(({ code }) => code)).toEqual(['map.columns-absent'])
    expect(await book.query('select name, address, city, sic from clients where id = 80')).toEqual([
      { name: 'Ann', address: '1 St', city: 'Y', sic: '2052' },
    ])
  })
})

describe('a file of policies', () => {
  const columns =
    'id,policy_type,division,carrier_id,client_id,effective_date,expiration_date,written_premium,carrier_policy_number\n'

  it('stores what cannot be read as it was sent, beside what can', async () => {
    const result = await book.load(
      await book.file(
        'p.csv',
        `${columns}1,BOP,Phoenix,613.0,4619.0,2017-01-01,soon,"$7,910.5",204666.0\n2,,,,,,,-5,\n`,
      ),
    )
    expect(result.counts).toEqual(counts(2, { added: 2 }))
    expect(result.warnings).toEqual([
      { code: 'row.findings', params: { code: 'policy.dates.unreadable', count: 1, line: 2 } },
    ])
    const columnsToRead = 'id, carrier_id, client_id, effective_date, expiration_date, written_premium, unreadable'
    expect(await book.query(`select ${columnsToRead} from policies order by id`)).toEqual([
      {
        id: 1,
        carrier_id: 613,
        client_id: 4619,
        effective_date: '2017-01-01',
        expiration_date: null,
        written_premium: '7910.50',
        unreadable: { expiration_date: 'soon' },
      },
      {
        id: 2,
        carrier_id: null,
        client_id: null,
        effective_date: null,
        expiration_date: null,
        written_premium: '-5.00',
        unreadable: null,
      },
    ])
  })

  it('keeps amounts that changed as text, with all their digits', async () => {
    const load = async (premium: string) => book.load(await book.file('p3.csv', `${columns}3,,,,,,,${premium},\n`))
    await load('12345678901.10')
    const changes = []
    for (const premium of ['12345678901.11', '']) {
      const { uploadId } = await load(premium)
      changes.push(...(await book.query('select before, after from changes where upload_id = $1', [uploadId])))
    }
    expect(changes).toEqual([
      { before: { written_premium: '12345678901.10' }, after: { written_premium: '12345678901.11' } },
      { before: { written_premium: '12345678901.11' }, after: { written_premium: null } },
    ])
  })
})

describe.runIf(haveRealFiles)('the real book', () => {
  let real: Installation
  beforeAll(async () => {
    real = await createInstallation()
    const { importKeys } = await import('../src/keys/keys.ts')
    const { readFile } = await import('node:fs/promises')
    await importKeys(real.openbook.config.keysDirectory, await readFile(realFile('part_3_encryption/private.key')), {
      signer: false,
    })
  })
  afterAll(() => real.close())

  it('comes out to the row', async () => {
    const update = realFile('part_3_encryption/ClientUpdates.csv.gpg')
    expect((await real.load(realFile('Clients.csv'))).counts).toEqual(counts(5000, { added: 4851, rejected: 149 }))
    const before = await real.query<{ id: number }>('select id from clients order by id')
    const updated = await real.load(update)
    expect(updated.counts).toEqual(counts(9, { added: 2, updated: 6, rejected: 1 }))
    expect(updated.warnings.map(({ code }) => code)).toEqual(['decrypt.key-expired'])
    const after = await real.query<{ id: number }>('select id from clients order by id')
    expect(after.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), 5001, 5002])
    expect((await real.load(update)).counts).toEqual(counts(9, { unchanged: 8, rejected: 1 }))
    expect((await real.load(realFile('Carriers.csv'))).counts).toEqual(counts(934, { added: 934 }))
    expect((await real.load(realFile('Policies.sample.csv'))).counts).toEqual(counts(30, { added: 30 }))
  })
})
