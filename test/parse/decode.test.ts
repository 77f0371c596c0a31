import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import { decodeText } from '../../src/parse/decode.ts'
import { inPieces } from './rowsOf.ts'

async function decoded(bytes: Uint8Array, cuts?: readonly number[]): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of decodeText(inPieces(bytes, cuts))) parts.push(part)
  return Buffer.concat(parts)
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const csv = 'Id,Name\r\n1,Café – 漢 🙂\r\n'

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16, big end first', utf16be(`\ufeff${csv}`)],
  ])('gives UTF-8 for %s, however it is cut', async (_, bytes) => {
    for (const cuts of [[1], [3, 1], [7], [10_000]]) expect((await decoded(bytes, cuts)).toString()).toBe(csv)
  })

  it.each([
    ['little', Buffer.from('Id,Name\r\n1,Cafe\r\n', 'utf16le')],
    ['big', utf16be('Id,Name\r\n1,Cafe\r\n')],
  ])('knows UTF-16 without a mark by its NULs: %s end first', async (_, bytes) => {
    expect((await decoded(bytes)).toString()).toBe('Id,Name\r\n1,Cafe\r\n')
  })

  it('passes everything else on as it is, however it is cut', async () => {
    const lines = fc.string({ unit: fc.constantFrom('a', ',', '\n', '\r', 'é', '\x80', '\xff', '"') })
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat({ max: 9 }), { minLength: 1 }), async (text, cuts) => {
        const bytes = Buffer.from(`Id,${text.repeat(300)}`, 'latin1')
        expect((await decoded(bytes, cuts)).equals(bytes)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('leaves a few NUL bytes to the rows', async () => {
    const bytes = Buffer.from('Id,Name\n1,A\0\0B\n')
    expect((await decoded(bytes)).equals(bytes)).toBe(true)
  })

  it('gives nothing for nothing', async () => {
    expect(await decoded(Buffer.alloc(0))).toHaveLength(0)
  })

  it.each([
    ['an Excel workbook (.xlsx) or a ZIP archive', Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1')],
    ['an old Excel workbook (.xls)', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a gzip file', Buffer.from('1f8b0800', 'hex')],
    ['UTF-32 text', Buffer.from('fffe000049000000', 'hex')],
    ['UTF-32 text', Buffer.from('490000006400000049000000', 'hex')],
    ['a web page (HTML)', Buffer.from('\r\n<!DOCTYPE html><html>')],
    ['an XML file', Buffer.from('\ufeff<?xml version="1.0"?>')],
    ['JSON', Buffer.from('[{"id": 1}]')],
    ['an OpenPGP message inside the message', Buffer.from('-----BEGIN PGP MESSAGE-----\n')],
    ['binary data', Buffer.from(Array.from({ length: 8192 }, (_, i) => (i * 7919) % 256))],
    ['binary data', Buffer.alloc(10_000)],
  ])('refuses %s', async (seen, bytes) => {
    for (const cuts of [[1], [100_000]]) {
      const failure = await decoded(bytes, cuts).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Failure)
      expect(failure).toMatchObject({ code: 'parse.not-text', params: { seen } })
    }
  })
})
