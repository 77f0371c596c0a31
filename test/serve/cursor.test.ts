import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from '../../src/serve/cursor.ts'
import { InvalidRequest } from '../../src/serve/problems.ts'

const position = fc.record({
  key: fc.option(fc.string(), { nil: null }),
  id: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
})

describe('a cursor', () => {
  it('gives back the position it was made of', () => {
    fc.assert(
      fc.property(position, (given) => {
        expect(readCursor(['list'], writeCursor(['list'], given)!, /[^]*/)).toEqual(given)
      }),
    )
  })

  it('is refused with another list', () => {
    const cursor = writeCursor(['clients', { state: 'NY' }], { key: null, id: 1 })!
    expect(() => readCursor(['clients', { state: 'IL' }], cursor)).toThrow(InvalidRequest)
  })

  it('is refused when a character of it was changed, lost or added', () => {
    const cursor = writeCursor(['list'], { key: 'acme', id: 12 })!
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'x', '7', '', '!!', 'ab'), (at, other) => {
        const changed = cursor.slice(0, at) + other + cursor.slice(at + 1)
        fc.pre(!Buffer.from(changed, 'base64url').equals(Buffer.from(cursor, 'base64url')))
        expect(() => readCursor(['list'], changed, /.*/)).toThrow(InvalidRequest)
      }),
    )
  })

  it('is refused whatever text it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor(['list'], text)).toThrow(InvalidRequest)
      }),
    )
  })

  it('is refused when its key is not one of the sorted column', () => {
    const cursor = writeCursor(['list'], { key: 'acme', id: 12 })!
    expect(() => readCursor(['list'], cursor, /^\d+$/)).toThrow(InvalidRequest)
    expect(() => readCursor(['list'], cursor)).toThrow(InvalidRequest)
  })
})
