import { createMessage, encrypt as encryptWithPassword, generateKey } from 'openpgp'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, type Service } from '../src/app.ts'
import { encryptionKey } from '../src/keys/keys.ts'
import { buildServer } from '../src/serve/server.ts'
import { encryptCompressed, encryptTo } from './support/encrypt.ts'
import { createInstallation, type Installation } from './support/installation.ts'
import { until } from './support/until.ts'

/** Every kind of bad file, from the request to what its sender is told. What each stage does is tested with the stage. */

let book: Installation
let service: Service
let server: Awaited<ReturnType<typeof buildServer>>
let publicKey: string

beforeAll(async () => {
  book = await createInstallation({ OPENBOOK_MAX_PLAINTEXT_BYTES: String(4 * 1024 * 1024) })
  service = await openService(book.openbook, pino({ level: 'silent' }))
  server = await buildServer(service.app)
  publicKey = await encryptionKey(book.openbook.config.keysDirectory)
  await service.startWorker()
})
afterAll(async () => {
  await server.close()
  await service.close()
  await book.close()
})

interface Upload {
  id: number
  state: string
  counts: Record<'read' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'repeated', number>
  failure: { code: string; message: string; hint: string } | null
  warnings: unknown[]
  links: { rejections: string }
}

/** An upload's acknowledgement, or a problem. */
interface Answer {
  upload: Upload
  code?: string
  status?: number
  detail?: string
  hint?: string
}

async function post(payload: Buffer, query = ''): Promise<{ status: number; body: Answer }> {
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await server.inject({ method: 'POST', url: `/v1/uploads${query}`, payload, headers })
  return { status: response.statusCode, body: response.json() }
}

/** Posts the file and waits for its end. */
async function outcome(payload: Buffer, query = ''): Promise<Upload> {
  const { status, body } = await post(payload, query)
  expect(status).toBe(200)
  return until('the upload has ended', async () => {
    const upload = (await server.inject(`/v1/uploads/${body.upload.id}`)).json<Upload>()
    return ['succeeded', 'failed'].includes(upload.state) && upload
  })
}

async function rejections(upload: Upload): Promise<{ line: number; findings: { code: string }[] }[]> {
  return (await server.inject(upload.links.rejections)).json().data
}

const header = 'Id,Name,Address,City,State,Division,Major Group,Industry Group,SIC,Description'
const csv = (...rows: string[]) => [header, ...rows].map((row) => `${row}\n`).join('')
const encrypted = (content: string | Uint8Array) => encryptTo(publicKey, content)
const stranger = () => generateKey({ userIDs: [{ name: 'Stranger' }], type: 'ecc', curve: 'curve25519Legacy' })

describe('a file that is refused at once', () => {
  const refused: [string, () => Buffer, number, string, RegExp][] = [
    ['an empty one', () => Buffer.alloc(0), 400, 'receive.empty', /no content/],
    ['a plain CSV', () => Buffer.from(csv('1,Ann,,,,,,,,')), 415, 'receive.not-openpgp', /CSV|text/],
    ['an Excel workbook', () => Buffer.from('PK\x03\x04rest of a workbook'), 415, 'receive.not-openpgp', /ZIP|Excel/],
    ['a key instead', () => Buffer.from(publicKey), 415, 'receive.key-instead', /OpenPGP key/],
    ['garbage', () => Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), 415, 'receive.not-openpgp', /binary/],
  ]
  it.each(refused)('%s', async (_, file, status, code, seen) => {
    const before = await book.query('select count(*) from uploads')
    const answer = await post(file())
    expect(answer).toMatchObject({ status, body: { code, status } })
    expect(answer.body.detail).toMatch(seen)
    expect(answer.body.hint).toBeTruthy()
    expect(await book.query('select count(*) from uploads')).toEqual(before)
  })
})

describe('a message that cannot be trusted or read', () => {
  const cut = async (by: (message: Buffer) => Buffer) => by(Buffer.from(await encrypted(csv('666,Evil,,,,,,,,'))))
  const failing: [string, () => Promise<Buffer> | Buffer, string, RegExp][] = [
    [
      'to another key',
      async () => encryptTo((await stranger()).publicKey, csv('666,Evil,,,,,,,,')),
      'decrypt.no-key',
      /[0-9A-F]{16}/,
    ],
    [
      'changed on the way',
      () =>
        cut((message) => {
          message[message.length - 40]! ^= 4
          return message
        }),
      'decrypt.tampered',
      /integrity/,
    ],
    ['cut off', () => cut((message) => message.subarray(0, -50)), 'decrypt.truncated', /ends too early/],
    [
      'two in one file',
      () => cut((message) => Buffer.concat([message, message])),
      'decrypt.several-messages',
      /more than one/,
    ],
    [
      'to a password only',
      async () => {
        const message = await createMessage({ text: csv('666,Evil,,,,,,,,') })
        return Buffer.from(await encryptWithPassword({ message, passwords: 'secret', format: 'binary' }))
      },
      'decrypt.symmetric',
      /password/,
    ],
    [
      'not encrypted at all',
      async () => Buffer.from((await createMessage({ text: csv('666,Evil,,,,,,,,') })).write() as Uint8Array),
      'decrypt.not-encrypted',
      /nothing in it is encrypted/,
    ],
  ]
  it.each(failing)('%s', async (_, message, code, says) => {
    const upload = await outcome(await message())
    expect(upload).toMatchObject({ state: 'failed', failure: { code } })
    expect(upload.failure!.message).toMatch(says)
    expect(upload.failure!.hint).toBeTruthy()
    expect(await book.query('select from clients where id = 666')).toEqual([])
  })
})

describe('a message whose content is no table of ours', () => {
  const failing: [string, string | Buffer, string, string, RegExp][] = [
    ['an empty file', '', '', 'parse.empty', /no header row/],
    ['only blank lines', '\n\r\n  \n', '', 'parse.empty', /no header row/],
    ['no text', Buffer.from('PK\x03\x04rest of a workbook'), '', 'parse.not-text', /ZIP|Excel/],
    ['unknown columns', 'a,b,c\n1,2,3\n', '', 'map.table-unknown', /3 that are not known/],
    ['another table', 'Id,Company Name,Company Zip\n1,Acme,07054\n', '?table=clients', 'map.table-other', /carriers/],
    ['a column missing', 'Id,Address,City,State\n1,a,b,c\n', '?table=clients', 'map.columns-missing', /Name/],
    ['a column twice', 'Id,Name,State,Description,name\n1,Ann,NY,,Bob\n', '', 'map.columns-doubled', /name/i],
  ]
  it.each(failing)('%s', async (_, content, query, code, says) => {
    const upload = await outcome(await encrypted(content), query)
    expect(upload).toMatchObject({ state: 'failed', failure: { code } })
    expect(upload.failure!.message).toMatch(says)
  })
})

describe('a table with bad rows', () => {
  const loaded: [string, string | Buffer, { added: number; rejected: [number, string][] }][] = [
    [
      'an unclosed quote',
      csv('101,"Ann,,,,,,,,', '102,Bob,,,,,,,,'),
      { added: 1, rejected: [[2, 'row.quote.unclosed']] },
    ],
    [
      'text after a closing quote',
      csv('103,"Ann" B,,,,,,,,', '104,Bob,,,,,,,,'),
      { added: 1, rejected: [[2, 'row.quote.stray']] },
    ],
    [
      'ragged rows',
      csv('105,Ann', '106,Bob,,,,,,,,', '107,Cy,,,,,,,,,more'),
      {
        added: 1,
        rejected: [
          [2, 'row.cells.missing'],
          [4, 'row.cells.extra'],
        ],
      },
    ],
    ['a NUL byte', csv('108,A\0nn,,,,,,,,', '109,Bob,,,,,,,,'), { added: 1, rejected: [[2, 'row.nul']] }],
    ['Windows-1252', Buffer.from(csv('112,Caf\xe9 \x96 Bar,,,,,,,,'), 'latin1'), { added: 1, rejected: [] }],
    [
      'UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv('113,Café,,,,,,,,'), 'utf16le')]),
      { added: 1, rejected: [] },
    ],
    ['a byte order mark', `\ufeff${csv('114,Ann,,,,,,,,')}`, { added: 1, rejected: [] }],
    ['CR, CRLF and LF', `${header}\r115,Ann,,,,,,,,\r\n116,Bob,,,,,,,,\n117,Cy,,,,,,,,\r`, { added: 3, rejected: [] }],
    [
      'a line break in quotes',
      csv('118,"Ann\nand Co",,,,,,,,', '119,,,,,,,,,'),
      { added: 1, rejected: [[4, 'client.name.missing']] },
    ],
  ]
  it.each(loaded)('%s', async (_, content, expected) => {
    const upload = await outcome(await encrypted(content))
    expect(upload).toMatchObject({ state: 'succeeded', failure: null })
    const { read, added, updated, unchanged, rejected, repeated } = upload.counts
    expect(read).toBe(added + updated + unchanged + rejected + repeated)
    expect(added).toBe(expected.added)
    const found = (await rejections(upload)).map(({ line, findings }) => [line, findings[0]!.code])
    expect(found).toEqual(expected.rejected)
  })

  it('reads names as they were meant', async () => {
    const rows = await book.query('select id, name from clients where id in (112, 113, 114, 118) order by id')
    expect(rows).toEqual([
      { id: 112, name: 'Café – Bar' },
      { id: 113, name: 'Café' },
      { id: 114, name: 'Ann' },
      { id: 118, name: 'Ann\nand Co' },
    ])
  })
})

describe('a huge file', () => {
  it('is stopped where its plaintext passes the limit', async () => {
    const bomb = await encryptCompressed(
      publicKey,
      Buffer.concat([Buffer.from(csv('1,')), Buffer.alloc(64 * 1024 * 1024, 'a')]),
    )
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await outcome(bomb)).toMatchObject({ state: 'failed', failure: { code: 'decrypt.too-large' } })
  })

  it('loses only the row with a cell of 100 MB', async () => {
    const result = await book.load(
      await book.file('giant.csv', csv(`110,${'x'.repeat(100_000_000)},,,,,,,,`, '111,Bob,,,,,,,,')),
    )
    expect(result.counts).toMatchObject({ read: 2, added: 1, rejected: 1 })
    const [row] = await book.query<{ findings: unknown; size: number }>(
      `select findings->0->>'code' as code, pg_column_size(cells) as size from rejections where upload_id = $1`,
      [result.uploadId],
    )
    expect(row).toMatchObject({ code: 'row.cell.too-long' })
    expect(row!.size).toBeLessThan(100_000)
  })
})

describe('the rejected rows as CSV', () => {
  it('can be mended and sent back as they are', async () => {
    const rows = csv('201,,"=1+1, St",X,NY,,20.0,,,"say ""hi"""', '202,Fine,,,,,,,,', '203,,"\'=kept",-5,,,,,,')
    const first = await outcome(await encrypted(rows))
    expect(first.counts).toMatchObject({ added: 1, rejected: 2 })
    const file = await server.inject({ url: first.links.rejections, headers: { accept: 'text/csv' } })
    expect(file.headers['content-type']).toMatch('text/csv')
    const lines = file.body.split(/\r?\n/)
    expect(lines[0]).toBe(`\ufeff${header},_line,_codes,_reasons`)
    expect(lines[1]).toContain(`"'=1+1, St"`)
    const mended = file.body.replace('201,,', '201,Ann,').replace('203,,', '203,Cy,')
    const second = await outcome(await encrypted(mended))
    expect(second).toMatchObject({ counts: { read: 2, added: 2, rejected: 0 }, warnings: [] })
    expect(
      await book.query('select name, address, city, description from clients where id in (201, 203) order by id'),
    ).toEqual([
      { name: 'Ann', address: '=1+1, St', city: 'X', description: 'say "hi"' },
      { name: 'Cy', address: "'=kept", city: '-5', description: null },
    ])
  })
})
