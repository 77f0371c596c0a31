import { describe, expect, it } from 'vitest'
import { atPace } from '../../src/serve/uploads/pace.ts'
import { headerFileName, plainFileName } from '../../src/serve/uploads/fileName.ts'

const never = new Promise<never>(() => {})

async function read(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

describe('atPace', () => {
  it('passes everything on from a sender that is fast enough', async () => {
    async function* sender() {
      for (let at = 0; at < 100; at++) yield new Uint8Array(1000)
    }
    expect(await read(atPace(sender(), { time: 1000, bytes: 100 }))).toBe(100_000)
  })

  it('gives up on a sender that stops', async () => {
    async function* sender() {
      yield new Uint8Array(1000)
      await never
    }
    await expect(read(atPace(sender(), { time: 50, bytes: 10 }))).rejects.toMatchObject({ code: 'receive.too-slow' })
  })

  it('gives up on a sender that sends next to nothing', async () => {
    async function* sender() {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        yield new Uint8Array(1)
      }
    }
    await expect(read(atPace(sender(), { time: 100, bytes: 1000 }))).rejects.toMatchObject({ code: 'receive.too-slow' })
  })

  it('does not count the time that the reader takes', async () => {
    async function* sender() {
      for (let at = 0; at < 4; at++) yield new Uint8Array(10)
    }
    let bytes = 0
    for await (const chunk of atPace(sender(), { time: 50, bytes: 1000 })) {
      await new Promise((resolve) => setTimeout(resolve, 30))
      bytes += chunk.length
    }
    expect(bytes).toBe(40)
  })

  it('tells a connection that ended too early', async () => {
    async function* sender() {
      yield new Uint8Array(1)
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    await expect(read(atPace(sender(), { time: 1000, bytes: 1 }))).rejects.toMatchObject({ code: 'receive.cut-off' })
  })
})

describe('file names', () => {
  it.each([
    ['Clients.csv.gpg', 'Clients.csv.gpg'],
    ['C:\\Users\\ann\\Clients.csv', 'Clients.csv'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u001b[31m\u202Ec', 'ab[31mc'],
    ['Büchlein.csv', 'Büchlein.csv'],
    ['/', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (given, plain) => {
    expect(plainFileName(given)).toBe(plain)
  })

  it('are safe in a header', () => {
    expect(headerFileName('a"b\r\nc/ü.csv')).toBe('a_b__c__.csv')
  })
})
