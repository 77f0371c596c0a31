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

it('a load that waits for its turn, or for a long statement, does not stand still', async () => {
  const lock = await book.openbook.pool.connect()
  try {
    await lock.query('begin; lock table clients in exclusive mode')
    const source = { encrypted: false, bytes: csv.length, open: whole }
    const { upload, outcome } = await run(source, 300)
    await until('it waits for the table', async () => {
      const [row] = await book.query<{ phase: string }>('select phase from uploads where id = $1', [upload.id])
      return row!.phase === 'merging'
    })
    const end = performance.now() + 1500
    await until('it has waited for far longer than reading may', () => performance.now() > end)
    await lock.query('rollback')
    expect(await outcome).toMatchObject({ state: 'succeeded' })
  } finally {
    lock.release()
  }
})
