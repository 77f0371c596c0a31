import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOut } from '../../src/store/copyOut.ts'
import { inTransaction } from '../../src/store/inTransaction.ts'
import { stream } from '../../src/store/reads/stream.ts'
import type { Store } from '../../src/store/store.ts'
import { withoutTimeLimits } from '../../src/store/withoutTimeLimits.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

/** A database whose owner ends statements and pauses after a second, and transactions soon after that. */
let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await createTestDatabase()
  const plain = await database.open()
  const { rows } = await plain.pool.query<{ name: string; limits: string[] }>(
    `select current_database() as name, array(select name from pg_settings where name in
       ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')) as limits`,
  )
  const { name, limits } = rows[0]!
  for (const limit of limits)
    await plain.pool.query(
      `alter database ${name} set ${limit} = '${limit === 'transaction_timeout' ? '1400ms' : '1s'}'`,
    )
  await plain.close()
  store = await database.open()
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

/** Does nothing for a while, as a slow reader or sender. */
const standStill = (milliseconds: number) => delay(milliseconds)

describe('what a database’s owner has set', () => {
  it('holds for everything that does not lift it', async () => {
    await expect(store.pool.query('select pg_sleep(2)')).rejects.toMatchObject({ code: '57014' })
  })

  it('is lifted for long work: its statements, its pauses, and its waiting for others', async () => {
    const lock = randomBytes(4).readInt32BE()
    const holding = Promise.withResolvers<void>()
    const holder = inTransaction(store.pool, async (tx) => {
      await withoutTimeLimits(tx)
      await tx.query('select pg_advisory_xact_lock($1)', [lock])
      holding.resolve()
      await tx.query('select pg_sleep(2)')
      await standStill(2000)
    })
    await holding.promise
    await inTransaction(store.pool, async (tx) => {
      await withoutTimeLimits(tx)
      await tx.query('select pg_advisory_xact_lock($1)', [lock])
    })
    await holder
    await expect(store.pool.query('select pg_sleep(2)')).rejects.toMatchObject({ code: '57014' })
  })

  it('is lifted while a received file is read back, however slowly it is taken', async () => {
    const big = `select convert_to(repeat('x', 1000000), 'UTF8') from generate_series(1, 20), pg_sleep(2)`
    let bytes = 0
    for await (const chunk of copyOut(store.pool, big)) {
      if (bytes === 0) await standStill(2000)
      bytes += chunk.length
    }
    expect(bytes).toBe(20_000_000)
  })

  it('is lifted for a whole list, however slowly it is taken', async () => {
    const query = sql<{ n: number }>`select n from generate_series(1, 1200) n, pg_sleep(2)`.compile(store.reads)
    let rows = 0
    for await (const batch of stream(store, query)) {
      if (rows === 0) await standStill(2000)
      rows += batch.length
    }
    expect(rows).toBe(1200)
  })
})

describe('connections for answers', () => {
  it('end what takes too long, and go on', async () => {
    const answers = store.openReads({ connections: 1, statementTime: 500 })
    try {
      await expect(answers.pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' })
      expect((await answers.pool.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }])
      const query = sql<{ n: number }>`select 1 as n from pg_sleep(1.5)`.compile(answers.reads)
      for await (const batch of stream(answers, query)) expect(batch).toEqual([{ n: 1 }])
    } finally {
      await answers.close()
    }
  })
})
