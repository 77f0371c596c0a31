import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Source } from '../../src/pipeline.ts'
import { claimUpload, insertUpload, nextUploadId } from '../../src/store/uploads.ts'
import { runUpload } from '../../src/work/runUpload.ts'
import { encryptionKey } from '../../src/keys/keys.ts'
import { clients } from '../guard/support.ts'
import { encryptTo } from '../support/encrypt.ts'
import { until } from '../support/until.ts'
import { createInstallation, type Installation } from '../support/installation.ts'

let book: Installation
beforeAll(async () => {
  book = await createInstallation()
})
afterAll(() => book.close())

async function run(source: Source, stallTime: number) {
  const { pool } = book.openbook
  const key = { brokerId: book.brokerId, id: await nextUploadId(pool) }
  const { bytes, encrypted } = source
  await insertUpload(pool, { ...key, source: 'api', state: 'queued', encrypted, bytes })
  const upload = (await claimUpload(pool, key))!
  return { upload, outcome: runUpload({ ...book.openbook, stallTime }, upload, source) }
}

const csv = Buffer.from(clients(2000))

async function* whole(): AsyncGenerator<Buffer> {
  yield csv
}

/** Gives half the file and then nothing any more, and never answers again. */
async function* brokenOff(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, bytes.length >> 1)
  await new Promise(() => {})
}

async function sources(): Promise<Record<string, Source>> {
  const sealed = await encryptTo(await encryptionKey(book.openbook.config.keysDirectory), csv)
  return {
    plain: { encrypted: false, bytes: csv.length, open: () => brokenOff(csv) },
    encrypted: { encrypted: true, bytes: sealed.length, open: () => brokenOff(sealed) },
  }
}

describe('a load that stands still while it reads', () => {
  it.each(['plain', 'encrypted'])('is ended, to be tried again: %s', async (kind) => {
    const { upload, outcome } = await run((await sources())[kind]!, 500)
    await expect(outcome).rejects.toMatchObject({ code: 'work.stalled' })
    // The next attempt may have it: nothing was decided about the upload, and its transaction is gone.
    const again = await claimUpload(book.openbook.pool, upload)
    expect(again).toMatchObject({ attempt: 2 })
    const source = { encrypted: false, bytes: csv.length, open: whole }
    expect(await runUpload(book.openbook, again!, source)).toMatchObject({ state: 'succeeded' })
  })

  it('is let go on when it is only slow', async () => {
    const pieces = Array.from({ length: 6 }, (_, n) => csv.subarray((n * csv.length) / 6, ((n + 1) * csv.length) / 6))
    async function* slowly() {
      for (const piece of pieces) {
        await delay(500)
        yield piece
      }
    }
    const { outcome } = await run({ encrypted: false, bytes: csv.length, open: slowly }, 2000)
    expect(await outcome).toMatchObject({ state: 'succeeded' })
  })
})

/** Has somebody else's session keep the table, as a console would that was left in a transaction. */
async function withLockedTable(work: (unlock: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const lock = await book.openbook.pool.connect()
  try {
    await lock.query('begin; lock table clients in exclusive mode')
    await work(() => lock.query('rollback'))
  } finally {
    await lock.query('rollback')
    lock.release()
  }
}

describe('a load whose table somebody else has locked', () => {
  const source = { encrypted: false, bytes: csv.length, open: whole }

  it('waits for it', () =>
    withLockedTable(async (unlock) => {
      const { upload, outcome } = await run(source, 60_000)
      await until('it waits for the table', async () => {
        const rows = await book.query(
          `select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
          [`openbook upload ${upload.id}`],
        )
        return rows.length > 0
      })
      await unlock()
      expect(await outcome).toMatchObject({ state: 'succeeded' })
    }))

  it('is ended after a while, to be tried again', () =>
    withLockedTable(async (unlock) => {
      const { upload, outcome } = await run(source, 500)
      await expect(outcome).rejects.toMatchObject({ code: 'work.locked' })
      await unlock()
      const again = await claimUpload(book.openbook.pool, upload)
      expect(again).toMatchObject({ attempt: 2 })
      expect(await runUpload(book.openbook, again!, source)).toMatchObject({ state: 'succeeded' })
    }))
})

it('a load with a long statement does not stand still', async () => {
  await book.query(`create function dawdle() returns trigger language plpgsql as
    $$ begin perform pg_sleep(1.5); return null; end $$`)
  await book.query('create trigger dawdle after insert on clients for each statement execute function dawdle()')
  try {
    const { outcome } = await run({ encrypted: false, bytes: csv.length, open: whole }, 300)
    expect(await outcome).toMatchObject({ state: 'succeeded' })
  } finally {
    await book.query('drop trigger dawdle on clients')
  }
})
