import { describe, expect, it } from 'vitest'
import { addBroker, findBroker, findOrMakeBroker } from '../../src/store/brokers.ts'
import { useTestStore } from '../support/store.ts'

const store = useTestStore()

describe('the broker that is meant when none is named', () => {
  it('is read from a sample, but a file never goes there', async () => {
    expect(await findBroker(store.pool, undefined)).toBeUndefined()
    await addBroker(store.pool, { slug: 'demo', name: 'Sample', sample: true })
    expect(await findBroker(store.pool, undefined)).toMatchObject({ slug: 'demo' })
    expect(await findOrMakeBroker(store.pool, undefined)).toMatchObject({ slug: 'default', sample: false })
  })

  it('is the only real one there is', async () => {
    expect(await findBroker(store.pool, undefined)).toMatchObject({ slug: 'default' })
    expect(await findOrMakeBroker(store.pool, 'demo')).toMatchObject({ slug: 'demo' })
  })

  it('is asked for when there are several', async () => {
    await addBroker(store.pool, { slug: 'acme', name: 'Acme' })
    await expect(findBroker(store.pool, undefined)).rejects.toMatchObject({ code: 'request.broker-needed' })
    await expect(findBroker(store.pool, 'nobody')).rejects.toMatchObject({ code: 'broker.unknown' })
  })
})
