import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertChunk, readChunks } from '../../src/store/chunks.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import type { Store } from '../../src/store/store.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  store = await database.open()
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

const key = (id: number) => ({ brokerId: 1, id })

async function keep(id: number, sizes: number[]): Promise<Buffer> {
  const chunks = sizes.map((size) => randomBytes(size))
  await inTransaction(store.pool, async (tx) => {
    for (const [position, chunk] of chunks.entries()) await insertChunk(tx, key(id), position, chunk)
  })
  return Buffer.concat(chunks)
}

describe('readChunks', () => {
  it('gives the bytes as they were received, whatever their number', async () => {
    const sizes = [[1], [5, 1, 2, 3], [1_048_576, 1_048_576, 17], [65_535, 65_536, 65_537], Array(300).fill(700)]
    for (const [index, each] of sizes.entries()) {
      const sent = await keep(100 + index, each)
      const pieces: Buffer[] = []
      for await (const piece of readChunks(store.pool, key(100 + index), sent.length)) pieces.push(Buffer.from(piece))
      expect(Buffer.concat(pieces).equals(sent)).toBe(true)
    }
  })

  it('gives its connection back, also when it is left early', async () => {
    const sent = await keep(200, Array(20).fill(1_048_576))
    for (let turn = 0; turn < 30; turn++) {
      for await (const piece of readChunks(store.pool, key(200), sent.length)) {
        expect(piece.length).toBeGreaterThan(0)
        break
      }
      expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    }
    expect(store.pool.totalCount - store.pool.idleCount).toBe(0)
  })

  it('says when the file is no longer there', async () => {
    const gone = Array.fromAsync(readChunks(store.pool, key(300), 10))
    await expect(gone).rejects.toMatchObject({ code: 'work.ciphertext-gone' })
  })

  it('throws when the connection is lost, and the pool goes on', async () => {
    const sent = await keep(400, Array(20).fill(1_048_576))
    const read = async () => {
      let first = true
      for await (const piece of readChunks(store.pool, key(400), sent.length)) {
        expect(piece.length).toBeGreaterThan(0)
        if (!first) continue
        first = false
        await store.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy (select bytes%' and pid <> pg_backend_pid()`,
        )
      }
    }
    await expect(read()).rejects.toThrow(/terminat|connection/i)
    expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
