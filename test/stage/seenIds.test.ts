import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SeenIds } from '../../src/stage/seenIds.ts'

const id = fc.oneof(fc.nat(100), fc.nat(2 ** 28), fc.integer({ min: 2 ** 27 - 2, max: 2 ** 27 + 2 }))

describe('SeenIds', () => {
  it('never says that ids are unique when one repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.array(id)), (batches) => {
        const ids = batches.flat()
        const repeats = new Set(ids).size < ids.length
        const seen = new SeenIds()
        for (const batch of batches) seen.add(Float64Array.from(batch), batch.length)
        expect(seen.mayRepeat || !repeats).toBe(true)
      }),
    )
  })

  it('knows for certain while ids are small, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 20)), (ids) => {
        const seen = new SeenIds()
        seen.add(Float64Array.from(ids), ids.length)
        expect(seen.mayRepeat).toBe(new Set(ids).size < ids.length)
      }),
    )
  })
})
