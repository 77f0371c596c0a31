import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import { openTable } from '../../src/map/openTable.ts'
import { decodeText } from '../../src/parse/decode.ts'
import { readCells } from '../../src/parse/readCells.ts'
import { scanRecords } from '../../src/parse/scan.ts'
import { inPieces } from '../parse/rowsOf.ts'

const open = (text: string | Uint8Array) => openTable(scanRecords(decodeText(inPieces(Buffer.from(text)))), undefined)
const refusal = async (text: string | Uint8Array) => {
  const error: unknown = await open(text).catch((reason: unknown) => reason)
  return error instanceof Failure ? { code: error.code, params: error.params } : error
}

describe('openTable', () => {
  it('gives the rows below the header', async () => {
    await using table = await open('\nId,Name,SIC\n1,A,\n\n2,"B\nB",\n')
    const rows: unknown[] = []
    for await (const batch of table.rows) {
      for (let row = 0; row < batch.count; row++) rows.push([batch.line[row], ...readCells(batch, row)])
    }
    expect(rows).toEqual([
      [3, '1', 'A', ''],
      [5, '2', 'B\nB', ''],
    ])
  })

  it('is content with a header alone', async () => {
    await using table = await open('Id,Name,SIC')
    for await (const batch of table.rows) expect(batch.count).toBe(0)
    expect(table.mapping.table.name).toBe('clients')
  })

  it.each(['', '\ufeff', '\r\n\r\n', ',,,\n'])('refuses a text without a header row: %j', async (text) => {
    expect(await refusal(text)).toEqual({ code: 'parse.empty', params: {} })
  })

  it('refuses a header row that goes on for too long', async () => {
    const limits = { limit: 65_536, columns: 1000 }
    expect(await refusal('x'.repeat(200_000))).toEqual({ code: 'parse.header-too-long', params: limits })
    expect(await refusal(','.repeat(1000))).toEqual({ code: 'parse.header-too-long', params: limits })
  })

  it('refuses a header row that cannot be read, and says where it is', async () => {
    expect(await refusal('\nId,"Name\n1,A\n')).toMatchObject({ code: 'parse.header-broken', params: { line: 2 } })
    expect(await refusal('Id,Na\0me\n1,A\n')).toMatchObject({ code: 'parse.header-broken', params: { line: 1 } })
  })
})
