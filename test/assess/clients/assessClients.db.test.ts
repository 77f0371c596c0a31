import { describe, expect, it } from 'vitest'
import { useTestStore } from '../../support/store.ts'
import { openClientBook } from './clientBook.ts'

const store = useTestStore()
const bare = { division: null, major_group: null, industry_group: null, description: null }

describe('assessClients', () => {
  it('says what counts, what it was found from, and leaves what was sent as it is', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { ...bare, sic: '213', state: 'Calif.', division: 'A' }, 2: {} })
    const { of, repairs } = await book.assess()
    expect(of[1]).toMatchObject({
      state: 'CA',
      division: 'A',
      major_group: '02',
      industry_group: '021',
      sic: '0213',
      description: 'Hogs',
      readiness: 'ready',
      findings: [],
      proposed: [],
      repaired: ['client.state.unrecognised', 'client.sic.parents-missing', 'client.sic.padded'],
    })
    const place = { name: 'Client of 2', address: '1 Main Street', city: 'Reno', state: 'NV' }
    expect(of[2]).toMatchObject({ ...place, readiness: 'ready', findings: [], repaired: [] })
    expect(repairs.map(({ field, sent, value, state }) => [field, sent, value, state])).toEqual([
      ['description', null, 'Hogs', 'applied'],
      ['industry_group', null, '021', 'applied'],
      ['major_group', null, '02', 'applied'],
      ['sic', '213', '0213', 'applied'],
      ['state', 'Calif.', 'CA', 'applied'],
    ])
    const { rows } = await store.pool.query('select state, sic from clients where broker_id = $1 and id = 1', [
      book.brokerId,
    ])
    expect(rows).toEqual([{ state: 'Calif.', sic: '213' }])
  })

  it('writes nothing where nothing has changed, and only what has', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { state: 'Californa' }, 2: { ...bare }, 3: { state: null }, 4: { sic: '5812' } })
    const first = await book.assess()
    const again = await book.assess()
    expect(again.written).toEqual(first.written)
    expect(again.repairs).toEqual(first.repairs)

    await book.put({ 2: { ...bare, name: 'Renamed' }, 3: { state: 'Ohio' } })
    const later = await book.assess()
    expect(later.of[3]).toMatchObject({ state: 'OH', findings: [], readiness: 'ready' })
    expect(later.of[2]).toMatchObject({ name: 'Renamed' })
    expect(later.of[1]!.xmin).toBe(first.of[1]!.xmin)
    expect(later.of[3]!.xmin).not.toBe(first.of[3]!.xmin)
  })

  it('forgets what is no longer there', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { state: 'Californa' }, 2: { state: 'Californa' } })
    await book.assess()
    await book.remove(1)
    await book.put({ 2: { state: 'CA' } })
    const { of, repairs } = await book.assess()
    expect(Object.keys(of)).toEqual(['2'])
    expect(repairs).toEqual([])
  })

  it("leaves other brokers' books alone", async () => {
    const [one, other] = [await openClientBook(store), await openClientBook(store)]
    await one.put({ 1: { state: 'Californa' } })
    await other.put({ 1: { state: 'Texsa' } })
    const before = await one.assess()
    await other.assess()
    expect((await one.assess()).written).toEqual(before.written)
  })

  it('proposes a state, takes yes and no for all who wrote it so, and for those who come', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { state: 'Californa' }, 2: { state: 'CALIFORNA' }, 3: { state: 'Texsa' } })
    const { of, repairs } = await book.assess()
    const code = 'client.state.unrecognised'
    expect(of[1]).toMatchObject({ state: null, findings: [code], proposed: [code], readiness: 'repairable' })
    expect(repairs.map(({ cause }) => cause)).toEqual(['CALIFORNA = CA', 'CALIFORNA = CA', 'TEXSA = TX'])

    await book.decide(code, 'CALIFORNA = CA', 'accept')
    await book.decide(code, 'TEXSA = TX', 'refuse')
    await book.put({ 4: { state: 'californa' } })
    const answered = await book.assess()
    for (const id of [1, 2, 4]) {
      expect(answered.of[id]).toMatchObject({
        state: 'CA',
        findings: [],
        proposed: [],
        repaired: [code],
        readiness: 'ready',
      })
    }
    expect(answered.of[3]).toMatchObject({ state: null, findings: [code], proposed: [], readiness: 'blocked' })
    expect(answered.repairs.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'refused', 'accepted'])
  })

  it('proposes the industry column that the others contradict, and heeds the answer', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { sic: '5812' }, 2: { sic: '2059', description: null }, 3: { division: 'G' } })
    const code = 'client.sic.conflict'
    const first = await book.assess()
    expect(first.of[1]).toMatchObject({ findings: [code], proposed: [code], readiness: 'repairable', sic: '5812' })
    expect(first.of[2]).toMatchObject({
      findings: ['client.sic.unknown'],
      proposed: [],
      readiness: 'blocked',
      sic: null,
    })
    const [sic, division] = first.repairs
    expect([sic, division]).toMatchObject([
      { record_id: 1, field: 'sic', sent: '5812', value: '2052', state: 'proposed' },
      { record_id: 3, field: 'division', sent: 'G', value: 'D', state: 'proposed' },
    ])
    await book.decide(code, sic!.cause, 'accept')
    await book.decide(code, division!.cause, 'refuse')
    const { of } = await book.assess()
    expect(of[1]).toMatchObject({ sic: '2052', findings: [], repaired: [code], readiness: 'ready' })
    expect(of[3]).toMatchObject({ findings: [code], proposed: [], readiness: 'blocked' })
  })

  it('takes yes for the same business and no for another one', async () => {
    const book = await openClientBook(store)
    await book.put({ 1: { name: 'Acme' }, 2: { name: 'ACME' }, 3: { name: 'Acme' } })
    const code = 'client.duplicate.exact'
    await book.decide(code, '2 = 1', 'accept')
    await book.decide(code, '3 = 1', 'refuse')
    const { of } = await book.assess()
    expect(of[2]).toMatchObject({ findings: [], repaired: [code], readiness: 'ready' })
    expect(of[3]).toMatchObject({ findings: [], repaired: [], readiness: 'ready' })
  })
})
