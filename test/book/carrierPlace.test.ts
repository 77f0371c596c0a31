import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCarrierPlace } from '../../src/book/carrierPlace.ts'
import { isZip, stateOfZip } from '../../src/book/zips.ts'
import { placesByState } from '../../src/sample/places.ts'

const read = (state: string | null, zip: string | null, neighbours: string[] = []) =>
  readCarrierPlace({ state, zip }, neighbours)

describe('readCarrierPlace', () => {
  it('finds nothing wrong with a place', () => {
    expect(read('Ohio', '43215')).toMatchObject({ state: 'OH', zip: '43215', stateMalformed: false, mismatch: false })
    expect(read(null, null)).toMatchObject({ state: null, zip: null, stateMalformed: false, zipMalformed: false })
  })

  it('proposes no state where the letters and the zip point to two', () => {
    expect(read('MA0165', '06095')).toMatchObject({ stateMalformed: true, stateProposal: undefined, mismatch: false })
    expect(read('PA1910', '10004-2246').stateProposal).toBe(undefined)
    expect(read('Californa', '10004').stateProposal).toBe(undefined)
    expect(read('MA0165', null).stateProposal).toBe(undefined)
  })

  it('proposes the state on which the letters and the zip agree, or which the zip alone has', () => {
    expect(read('MA0165', '01653').stateProposal?.value).toBe('MA')
    expect(read('Californa', '90012').stateProposal?.value).toBe('CA')
    expect(read('Californa', null).stateProposal?.value).toBe('CA')
    expect(read('?', '90012').stateProposal?.value).toBe('CA')
    expect(read('?', '09012').stateProposal).toBe(undefined)
  })

  it('says where a zip lies in another state, if both can be read', () => {
    expect(read('MA', '98185').mismatch).toBe(true)
    expect(read('MA', '601763').mismatch).toBe(false)
  })

  it.each([
    ['MD', '21803-008', '21803'],
    ['NJ', '7054', '07054'],
    ['NJ', '7054-1234', '07054-1234'],
    ['PR', '901', '00901'],
    ['CA', '914063782', '91406-3782'],
    ['CA', '91406.0', '91406'],
  ])('proposes a zip that belongs to the state: %s %s', (state, zip, value) => {
    expect(read(state, zip).zipProposal?.value).toBe(value)
    expect(read('HI', zip).zipProposal).toBe(undefined)
    expect(read('?', zip).zipProposal).toBe(undefined)
  })

  it('takes one digit out where that gives the zip of other carriers in the city', () => {
    expect(read('IL', '601763', ['60173', '60196']).zipProposal?.value).toBe('60173')
    expect(read('IL', '601763', ['60173', '60176']).zipProposal).toBe(undefined)
    expect(read('IL', '601763').zipProposal).toBe(undefined)
  })

  it('never proposes what contradicts what can be read', () => {
    const places = fc.constantFrom(...placesByState.flat())
    const text = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[A-Z]{2}\d{0,4}$/))
    const digits = fc.oneof(fc.stringMatching(/^\d{3,9}(-\d{0,4})?$/), fc.string({ maxLength: 8 }))
    fc.assert(
      fc.property(places, text, digits, ({ stateCode, zip }, someState, someZip) => {
        const state = read(someState, zip).stateProposal?.value
        expect([undefined, stateCode]).toContain(state)
        const proposed = read(stateCode, someZip).zipProposal?.value
        expect(proposed === undefined || (isZip(proposed) && stateOfZip(proposed) === stateCode)).toBe(true)
      }),
    )
  })
})
