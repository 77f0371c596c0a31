import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { createTestDatabase } from './database.ts'

/** The test file's own database, open from before its first test until after its last one. */
export function useTestStore(): Pick<Store, 'pool' | 'reads'> {
  let store: Store | undefined
  let drop = async () => {}
  const open = () => {
    if (store === undefined) throw new Error('the test database is open only while tests run')
    return store
  }
  beforeAll(async () => {
    const database = await createTestDatabase()
    drop = database.drop
    store = await database.open()
  })
  afterAll(async () => {
    await store?.close()
    await drop()
  })
  return {
    get pool() {
      return open().pool
    },
    get reads() {
      return open().reads
    },
  }
}
