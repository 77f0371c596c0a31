import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateNames, stateSpellings } from '../../src/book/stateNames.ts'
import { readState, stateLetters } from '../../src/book/states.ts'
import { placesByState } from '../../src/sample/places.ts'
import { isZip, stateOfZip } from '../../src/book/zips.ts'

const letters = fc.constantFrom(...stateLetters)
const names = Object.entries(stateNames)

describe('readState', () => {
  it('knows fifty states, the capital and five territories', () => {
    expect(stateLetters).toHaveLength(56)
  })

  it('recognises a name or its letters in any case, with any blanks and punctuation', () => {
    const noise = fc.string({ unit: fc.constantFrom(' ', '.', ',', '-', '\u00a0', "'"), maxLength: 2 })
    fc.assert(
      fc.property(letters, fc.boolean(), fc.array(fc.boolean()), fc.array(noise), (state, short, upper, noises) => {
        const text = Array.from(short ? state : stateNames[state]!)
          .map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase()) + (noises[at] ?? ''))
          .join('')
        expect(readState(text)).toEqual({ kind: 'recognised', letters: state })
      }),
    )
  })

  it('knows other spellings, each of one state', () => {
    const all = Object.entries(stateSpellings).flatMap(([state, spellings]) =>
      spellings.map((text) => ({ state, text })),
    )
    for (const { state, text } of all) expect(readState(text)).toEqual({ kind: 'spelling', letters: state })
    expect(readState('Calif.')).toEqual({ kind: 'spelling', letters: 'CA' })
    expect(readState('N. Carolina')).toEqual({ kind: 'spelling', letters: 'NC' })
    expect(readState('Washington, D.C.')).toEqual({ kind: 'spelling', letters: 'DC' })
    expect(readState('Commonwealth of Virginia')).toEqual({ kind: 'spelling', letters: 'VA' })
    expect(readState('Texas, USA')).toEqual({ kind: 'spelling', letters: 'TX' })
  })

  it('proposes the one nearest name, and never changes a state on its own by a slip of the pen', () => {
    expect(readState('Californa')).toMatchObject({ kind: 'near', letters: 'CA' })
    expect(readState('New Yrok')).toMatchObject({ kind: 'near', letters: 'NY' })
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom('x', 'q', ''), ([state, name], at, letter) => {
        const place = at % name.length
        const reading = readState(name.slice(0, place) + letter + name.slice(place + 1))
        expect(reading.kind === 'unrecognised' ? state : reading.letters).toBe(state)
      }),
    )
  })

  it('proposes nothing where two states are as near', () => {
    expect(readState('Sorth Carolina').kind).toBe('unrecognised')
    expect(readState('Carolina').kind).toBe('unrecognised')
  })

  it('takes a state with its zip for a proposal, and letters with other digits for nothing', () => {
    expect(readState('TX 77002')).toMatchObject({ kind: 'near', letters: 'TX' })
    expect(readState('TX 10005').kind).toBe('unrecognised')
    expect(readState('MA0165').kind).toBe('unrecognised')
  })

  it.each(['', '?', 'AE', 'Ontario', 'Manitoba', 'Springfield', 'N/A', 'XX'])('does not recognise "%s"', (text) => {
    expect(readState(text)).toEqual({ kind: 'unrecognised' })
  })
})

describe('zips', () => {
  it('tells five digits, and five and four, from everything else', () => {
    expect(['07054', '91406-3782'].every(isZip)).toBe(true)
    expect(['7054', '601763', '21803-008', '91406 3782', '', '0705a'].some(isZip)).toBe(false)
  })

  it('knows the state of every place of the sample book', () => {
    for (const { zip, stateCode } of placesByState.flat()) expect([zip, stateOfZip(zip)]).toEqual([zip, stateCode])
  })

  it('knows the places whose zip lies across a border, and says nothing of digits that are not in use', () => {
    expect(['06390', '83414', '96799', '96950', '00501', '96913', '00801', '00901'].map(stateOfZip)).toEqual([
      'NY',
      'WY',
      'AS',
      'MP',
      'NY',
      'GU',
      'VI',
      'PR',
    ])
    expect(['00000', '21300', '99999'.replace('999', '000'), '96940'].map(stateOfZip)).toEqual(Array(4).fill(undefined))
  })
})
