import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Plan } from '../../src/sample/plan.ts'
import { Shuffle } from '../../src/sample/shuffle.ts'

describe('Shuffle', () => {
  it('sends each number to a place of its own, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (size, seed) => {
        const shuffle = new Shuffle(size, seed, 1)
        const places = Array.from({ length: size }, (_, index) => shuffle.position(index))
        expect(new Set(places).size).toBe(size)
        expect(Math.max(...places)).toBe(size - 1)
        for (const [index, position] of places.entries()) expect(shuffle.index(position)).toBe(index)
      }),
    )
  })

  it('goes as far as 2^30', () => {
    const shuffle = new Shuffle(2 ** 30, 5, 1)
    for (const index of [0, 1, 2 ** 29 + 17, 2 ** 30 - 1]) expect(shuffle.index(shuffle.position(index))).toBe(index)
  })

  it('leaves hardly any number where it was', () => {
    const shuffle = new Shuffle(10_000, 1, 1)
    const still = Array.from({ length: 10_000 }, (_, index) => index).filter(
      (index) => shuffle.position(index) === index,
    )
    expect(still.length).toBeLessThan(10)
  })
})

describe('Plan', () => {
  const shares = { one: 0.01, other: { asManyAs: 'one' }, rare: 0.0001 } as const

  it('has as many of each kind as its share says, and finds them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.nat(), (size, seed) => {
        const plan = new Plan<keyof typeof shares>(size, shares, seed, 1)
        const found = { one: 0, other: 0, rare: 0 }
        for (let index = 0; index < size; index++) {
          const planned = plan.at(index)
          if (planned === undefined) continue
          found[planned.kind] += 1
          expect(plan.find(planned.kind, planned.number)).toBe(index)
        }
        expect(Math.abs(found.one - 0.01 * size)).toBeLessThanOrEqual(1)
        expect(found.rare).toBeLessThanOrEqual(1)
        expect(found.one - found.other).toBeLessThanOrEqual(size > 4 ? 0 : 2)
        expect(plan.at(size)).toBeUndefined()
      }),
    )
  })
})
