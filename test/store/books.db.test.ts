import { beforeAll, describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/assess.ts'
import { rulesVersion } from '../../src/assess/rulesVersion.ts'
import { findUnassessed, touchBook } from '../../src/store/books.ts'
import { addBroker } from '../../src/store/brokers.ts'
import { useTestStore } from '../support/store.ts'

describe('a book that is to be assessed', () => {
  const store = useTestStore()
  let broker: number
  const waiting = (rules = rulesVersion) => findUnassessed(store.pool, rules)
  beforeAll(async () => {
    broker = (await addBroker(store.pool, { slug: 'acme', name: 'Acme' })).id
  })

  it('is one that has changed, until it is assessed', async () => {
    expect(await waiting()).toEqual([])
    await touchBook(store.pool, broker)
    expect(await waiting()).toEqual([broker])
    await assess(store.pool, broker)
    expect(await waiting()).toEqual([])
    await touchBook(store.pool, broker)
    expect(await waiting()).toEqual([broker])
    await assess(store.pool, broker)
  })

  it('is one that was assessed by other rules', async () => {
    expect(await waiting('of a newer Openbook')).toEqual([broker])
  })

  it('is one that was assessed on an earlier day: exports grow old, and the window moves', async () => {
    await store.pool.query(`update assessments set assessed_at = assessed_at - interval '1 day'`)
    expect(await waiting()).toEqual([broker])
    await assess(store.pool, broker)
    expect(await waiting()).toEqual([])
  })
})
