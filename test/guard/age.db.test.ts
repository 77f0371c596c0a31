import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBroker } from '../../src/store/brokers.ts'
import { clients, openDesk, policies, type Desk } from './support.ts'

/** The second guard: content that is older than what is here. */

let desk: Desk
let brokers = 0
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** A broker that has sent nothing yet. */
async function newBroker(): Promise<{ brokerId: number }> {
  const slug = `broker-${++brokers}`
  return { brokerId: (await addBroker(desk.book.openbook.pool, { slug, name: slug })).id }
}

const hour = 60 * 60 * 1000
const ago = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 - hours * hour)

describe('a file whose message is older than the newest one of its table', () => {
  it('is held, also when it is a delta, and its time is kept', async () => {
    const by = await newBroker()
    const [then, before] = [ago(1), ago(2)]
    const newer = await desk.send(clients(3), by, then)
    expect(newer).toMatchObject({ state: 'succeeded', exported_at: then })
    const older = await desk.send(clients(3, 1, 'Old'), by, before)
    expect(older).toMatchObject({ state: 'held', kind: 'delta', exported_at: before })
    expect(older.hold).toEqual({
      code: 'book.snapshot.stale',
      params: {
        table: 'clients',
        exported_at: expect.stringMatching(/ UTC$/) as string,
        newest: expect.any(String) as string,
        newest_upload: newer.id,
      },
    })
  })

  it('is not held by another table, by another broker, or by a file that did not go in', async () => {
    const by = await newBroker()
    await desk.send(clients(3), by, ago(1))
    await desk.send('no,table\n1,2\n', by, ago(0))
    expect(await desk.send(policies([['2026-01-01', '2027-01-01']]), by, ago(5))).toMatchObject({ state: 'succeeded' })
    expect(await desk.send(clients(3), await newBroker(), ago(5))).toMatchObject({ state: 'succeeded' })
    expect(await desk.send(clients(4), by, ago(1))).toMatchObject({ state: 'succeeded' })
  })

  it('is loaded when somebody says go, and does not make the next ones look new', async () => {
    const by = await newBroker()
    await desk.send(clients(3), by, ago(1))
    const { id } = await desk.send(clients(3, 1, 'Old'), by, ago(3))
    await desk.service.app.uploads.release({ ...by, id })
    expect(await desk.ended(id)).toMatchObject({ state: 'succeeded', rows_updated: 3 })
    expect(await desk.send(clients(2), by, ago(2))).toMatchObject({ state: 'held' })
  })
})

describe('what was declared', () => {
  it('counts before what the message says', async () => {
    const by = await newBroker()
    const exportedAt = new Date('2026-02-02T00:00:00Z')
    expect(await desk.send(clients(3), { ...by, exportedAt })).toMatchObject({ exported_at: exportedAt })
    const before = new Date('2026-02-01T00:00:00Z')
    expect(await desk.send(clients(2), { ...by, exportedAt: before })).toMatchObject({ state: 'held' })
    expect(await desk.send(clients(2), { ...by, exportedAt })).toMatchObject({ state: 'succeeded' })
    // The message was made long after.
    expect(await desk.send(clients(2), by)).toMatchObject({ state: 'succeeded' })
  })

  it('compares with the message’s time', async () => {
    const by = await newBroker()
    await desk.send(clients(3), by, ago(1))
    expect(await desk.send(clients(2), { ...by, exportedAt: ago(2) })).toMatchObject({ state: 'held' })
  })
})

describe('what is not old', () => {
  it('is the same file again, a file encrypted again, and a message without a time or with one in the future', async () => {
    const by = await newBroker()
    const bytes = await desk.encrypt(clients(3), ago(2))
    const first = await desk.receive(bytes, by)
    await desk.ended(first.id)
    const forced = await desk.receive(bytes, { ...by, force: true })
    expect(await desk.ended(forced.id)).toMatchObject({ state: 'succeeded', rows_unchanged: 3 })
    expect(await desk.send(clients(3), by, ago(1))).toMatchObject({ state: 'succeeded', rows_unchanged: 3 })
    expect(await desk.send(clients(3), by, new Date(0))).toMatchObject({ state: 'succeeded', exported_at: null })
    const ahead = await desk.send(clients(3), by, ago(-100))
    expect(ahead).toMatchObject({ state: 'succeeded', exported_at: null })
    expect(await desk.send(clients(4), by)).toMatchObject({ state: 'succeeded' })
  })

  it('is a mended rejections file, whenever it was encrypted', async () => {
    const by = await newBroker()
    await desk.send(clients(3), by)
    const mended = clients(2, 9000).replace('Description\n', 'Description,_line,_codes,_reasons\n')
    const sent = mended.replaceAll(',,,,,\n', ',,,,,,7,a,b\n')
    expect(await desk.send(sent, by, ago(30))).toMatchObject({ state: 'succeeded', rows_added: 2 })
  })
})

describe('policies that would go back to an earlier term', () => {
  const now = ['2026-01-01', '2027-01-01'] as const
  const then = ['2025-01-01', '2026-01-01'] as const
  const cancelled = ['2026-01-01', '2026-06-01'] as const
  const times = <T>(count: number, term: T) => Array.from({ length: count }, () => term)
  /** Loads `first`, then `second`, as plain files, of which no time is known. */
  const load = async (first: string, second: string, with_: Desk = desk) => {
    const by = await newBroker()
    await with_.send(first, by, new Date(0))
    return with_.send(second, by, new Date(0))
  }

  it('hold the file when they are many and a large part', async () => {
    const held = await load(policies(times(10, now)), policies([...times(6, then), ...times(4, now)]))
    expect(held).toMatchObject({
      state: 'held',
      hold: { code: 'book.snapshot.stale', params: { back: 6, matched: 10, back_share: 60, back_threshold: 50 } },
    })
    expect(await desk.book.query(`select from policies where expiration_date < '2027-01-01'`)).toEqual([])
  })

  it('do not when they are few, or a small part, or new to the book', async () => {
    expect(await load(policies(times(10, now)), policies(times(4, then)))).toMatchObject({ state: 'succeeded' })
    expect(await load(policies(times(20, now)), policies([...times(9, then), ...times(11, now)]))).toMatchObject({
      state: 'succeeded',
    })
    expect(await load(policies(times(4, now)), policies(times(40, then)))).toMatchObject({ state: 'succeeded' })
  })

  it('do not when they only end earlier: they were cancelled', async () => {
    expect(await load(policies(times(10, now)), policies(times(10, cancelled)))).toMatchObject({ state: 'succeeded' })
  })

  it('do when the file has no effective dates', async () => {
    const without = policies(times(10, then)).replace('EffectiveDate', 'Note')
    expect(await load(policies(times(10, now)), without)).toMatchObject({ state: 'held' })
  })

  it('are counted exactly in a large file, of which a sample is looked at first', async () => {
    const held = await load(policies(times(12_000, now)), policies([...times(6000, then), ...times(6001, now)]))
    expect(held).toMatchObject({ state: 'held', hold: { params: { back: 6000, matched: 12_000, back_share: 50 } } })
    const most = policies([...times(1000, then), ...times(11_000, now)])
    expect(await load(policies(times(12_000, now)), most)).toMatchObject({ state: 'succeeded', rows_updated: 1000 })
  })
})
