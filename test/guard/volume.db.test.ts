import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdUpload, type ClaimedUpload } from '../../src/store/uploads.ts'
import { changeBroker } from '../../src/store/brokers.ts'
import { dropOldChunks } from '../../src/store/chunks.ts'
import { clients, openDesk, type Desk } from './support.ts'

/** The first guard: full exports that have lost rows. Each test goes on from the one before. */

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const stored = async () => (await desk.book.query<{ n: number }>('select count(*) as n from clients'))[0]!.n
const names = () => desk.book.query('select name from clients where id = 1')

describe('a full export with far fewer rows than the last one', () => {
  let held: number
  let bytes: Buffer

  it('is held, with the numbers, and nothing of it is merged', async () => {
    const full = await desk.send(clients(1000), { kind: 'snapshot' })
    expect(full).toMatchObject({ state: 'succeeded', kind: 'snapshot', hold: null, rows_added: 1000 })
    bytes = await desk.encrypt(`${clients(240, 1, 'Other')}2000,,,,,,,,,\n`)
    held = (await desk.receive(bytes, { kind: 'snapshot' })).id
    expect(await desk.ended(held)).toMatchObject({
      state: 'held',
      phase: null,
      kind: 'snapshot',
      table_name: 'clients',
      released: false,
      rows_read: 241,
      rows_added: 0,
      rows_updated: 0,
      rows_unchanged: 0,
      rows_rejected: 0,
      hold: {
        code: 'book.volume.dropped',
        params: { table: 'clients', rows: 240, last_rows: 1000, share: 24, threshold: 80, last_upload: full.id },
      },
    })
    expect([await stored(), await names()]).toEqual([1000, [{ name: 'Client 1' }]])
    expect(await desk.book.query('select from rejections where upload_id = $1', [held])).toEqual([])
    expect(await desk.book.query('select from changes where upload_id = $1', [held])).toEqual([])
  })

  it('does not keep the files after it waiting', async () => {
    expect(await desk.send(clients(3, 5000))).toMatchObject({ state: 'succeeded', kind: 'delta', rows_added: 3 })
    expect((await desk.upload(held)).state).toBe('held')
  })

  it('sent again, it is the same upload', async () => {
    expect(await desk.receive(bytes, { kind: 'snapshot' })).toMatchObject({ id: held, replayed: true })
  })

  it('keeps its file for as long as it waits', async () => {
    await desk.book.query(`update uploads set finished_at = now() - interval '10 years' where id = $1`, [held])
    await dropOldChunks(desk.book.openbook.pool, 1)
    expect(await desk.book.query('select from upload_chunks where upload_id = $1', [held])).toHaveLength(1)
  })

  it('can neither be retried nor cancelled, only answered', async () => {
    const key = { brokerId: desk.book.brokerId, id: held }
    expect(await desk.service.app.uploads.retry(key)).toBe(false)
    expect(await desk.service.app.uploads.cancel(key)).toBe(false)
  })

  it('is loaded once somebody says go, once, and its reason is kept', async () => {
    const key = { brokerId: desk.book.brokerId, id: held }
    expect(await Promise.all([1, 2, 3].map(() => desk.service.app.uploads.release(key)))).toEqual(
      expect.arrayContaining([true, false, false]),
    )
    expect(await desk.ended(held)).toMatchObject({
      state: 'succeeded',
      released: true,
      rows_updated: 240,
      rows_rejected: 1,
      hold: { code: 'book.volume.dropped' },
      attempts: 2,
    })
    expect([await stored(), await names()]).toEqual([1003, [{ name: 'Other 1' }]])
    expect(await desk.service.app.uploads.release(key)).toBe(false)
    expect(await desk.service.app.uploads.discard(key)).toBe(false)
  })

  it('is what the next one is compared with', async () => {
    expect(await desk.send(clients(200), { kind: 'snapshot' })).toMatchObject({ state: 'succeeded' })
    expect(await desk.send(clients(150), { kind: 'snapshot' })).toMatchObject({ state: 'held' })
  })

  it('is dropped when somebody says so, and its reason is kept', async () => {
    const { id } = await desk.send(clients(100, 1, 'Dropped'), { kind: 'snapshot' })
    const key = { brokerId: desk.book.brokerId, id }
    expect(await desk.service.app.uploads.discard(key)).toBe(true)
    expect(await desk.upload(id)).toMatchObject({ state: 'cancelled', hold: { code: 'book.volume.dropped' } })
    expect(await desk.service.app.uploads.release(key)).toBe(false)
    expect(await desk.book.query(`select from clients where name like 'Dropped%'`)).toEqual([])
  })

  it('dropped and run again, it is held again', async () => {
    const { id } = await desk.send(clients(101), { kind: 'snapshot' })
    const key = { brokerId: desk.book.brokerId, id }
    await desk.service.app.uploads.discard(key)
    expect(await desk.service.app.uploads.retry(key)).toBe(true)
    expect(await desk.ended(id)).toMatchObject({ state: 'held', attempts: 2 })
  })
})

describe('what a full export is', () => {
  it('is said by the broker’s settings where the sender does not say it', async () => {
    await changeBroker(desk.book.openbook.pool, 'default', { snapshotTables: ['clients'] })
    expect(await desk.send(clients(9))).toMatchObject({ state: 'held', kind: 'snapshot' })
    expect(await desk.send(clients(9), { kind: 'delta' })).toMatchObject({ state: 'succeeded', kind: 'delta' })
  })

  it('is not said of a mended rejections file, which is never held', async () => {
    const mended = clients(2, 9000).replace('Description\n', 'Description,_line,_codes,_reasons\n')
    expect(await desk.send(mended.replaceAll(',,,,,\n', ',,,,,,7,a,b\n'))).toMatchObject({
      state: 'succeeded',
      kind: 'delta',
      rows_added: 2,
    })
    await changeBroker(desk.book.openbook.pool, 'default', { snapshotTables: [] })
  })

  it('is nothing by itself: a delta is never held for being small', async () => {
    expect(await desk.send(clients(1))).toMatchObject({ state: 'succeeded', kind: 'delta' })
  })
})

it('the hold of an attempt that another one has overtaken is refused', async () => {
  const { id } = await desk.send(clients(1))
  await desk.book.query(`update uploads set state = 'running', attempts = 2 where id = $1`, [id])
  const before = await desk.upload(id)
  const late: ClaimedUpload = { brokerId: desk.book.brokerId, id, attempt: 1, attemptsAllowed: 5, released: false }
  const result = {
    table: 'clients',
    header: [],
    kind: 'delta',
    exportedAt: undefined,
    warnings: [],
    sha256: Buffer.alloc(32),
    timings: {},
    read: 1,
    hold: { code: 'book.volume.dropped', params: {} },
  } as const
  expect(await holdUpload(desk.book.openbook.pool, late, result)).toBe(false)
  expect(await desk.upload(id)).toEqual(before)
  await desk.book.query(`update uploads set state = 'cancelled' where id = $1`, [id])
})

describe('the share that a full export must have', () => {
  it('is a setting, and the first one is compared with what is here', async () => {
    const other = await openDesk({ OPENBOOK_SNAPSHOT_MIN_SHARE: '20' })
    try {
      await other.send(clients(100))
      expect(await other.send(clients(19), { kind: 'snapshot' })).toMatchObject({
        state: 'held',
        hold: { params: { rows: 19, last_rows: 100, share: 19, threshold: 20 } },
      })
      expect(await other.send(clients(20), { kind: 'snapshot' })).toMatchObject({ state: 'succeeded' })
    } finally {
      await other.close()
    }
  })
})
