import { describe, expect, it } from 'vitest'
import { clientRules } from '../../../src/assess/clients/clientRules.ts'
import { industryCodes } from '../../../src/assess/clients/rules/industry.ts'
import type { FindingCode } from '../../../src/book/findings.ts'
import { useTestStore } from '../../support/store.ts'
import { openClientBook, type ClientCells } from './clientBook.ts'

const store = useTestStore()

interface Case {
  readonly hits: readonly ClientCells[]
  readonly misses: readonly ClientCells[]
  readonly where?: 'findings' | 'repaired'
}

const noIndustry = { division: null, major_group: null, industry_group: null, sic: null, description: null }

const cases: Partial<Record<FindingCode, Case>> = {
  'client.name.placeholder': {
    hits: ['TEST', 'tbd', 'T.B.D.', 'Test 2', 'N/A', '---', 'To be determined', 'XXX', 'test client'].map((name) => ({
      name,
    })),
    misses: ['Testa & Sons', 'Contest Inc', '3M', '1-800-555', 'Nanaimo', '北京', 'X Ltd', 'Unknown Pleasures LLC'].map(
      (name) => ({ name }),
    ),
  },
  'client.address.missing': { hits: [{ address: null }, { address: '' }], misses: [{}] },
  'client.city.missing': { hits: [{ city: null }, { city: '' }], misses: [{}] },
  'client.state.missing': { hits: [{ state: null }, { state: '' }], misses: [{}, { state: 'Atlantis' }] },
  'client.state.unrecognised': {
    hits: ['Californa', 'Atlantis', 'AE', 'MA0165'].map((state) => ({ state })),
    misses: ['nevada', 'N.Y.', 'Calif.', 'new  mexico', null].map((state) => ({ state })),
  },
  'client.sic.missing': {
    hits: [noIndustry, { ...noIndustry, division: 'D' }],
    misses: [{ ...noIndustry, major_group: '30' }],
  },
  'client.sic.partial': {
    hits: [{ ...noIndustry, major_group: '30' }],
    misses: [{}, noIndustry, { ...noIndustry, major_group: '81' }],
  },
  'client.sic.parents-missing': {
    hits: [{ division: null }, { description: null }],
    misses: [{}, noIndustry],
    where: 'repaired',
  },
  'client.sic.padded': {
    hits: [{ division: 'A', major_group: '2', industry_group: '21', sic: '213', description: 'Hogs' }],
    misses: [{}, { ...noIndustry, sic: '0213' }],
    where: 'repaired',
  },
  'client.sic.conflict': {
    hits: [{ division: 'A' }, { sic: '5812' }],
    misses: [{}, noIndustry, { description: 'Our own words' }],
  },
  'client.sic.unknown': {
    hits: [{ sic: '2059' }, { sic: 'bakery' }, { ...noIndustry, major_group: '19' }],
    misses: [{}, noIndustry],
  },
  'client.sic.nonclassifiable': { hits: [{ ...noIndustry, sic: '9999' }], misses: [{}] },
}

describe('the rules about clients', () => {
  it.each(Object.entries(cases))('%s', async (code, { hits, misses, where }) => {
    const column: 'findings' | 'repaired' = where ?? 'findings'
    const book = await openClientBook(store)
    const all = [...hits, ...misses]
    // In cities of their own, so that nobody is anybody's twin.
    await book.put(
      Object.fromEntries(all.map((cells, id) => [id, 'city' in cells ? cells : { city: `City ${id}`, ...cells }])),
    )
    const { of } = await book.assess()
    expect(all.map((_, id) => of[id]![column].includes(code as FindingCode))).toEqual([
      ...hits.map(() => true),
      ...misses.map(() => false),
    ])
  })

  it('finds twins at the same address, and likely ones in the same city', async () => {
    const book = await openClientBook(store)
    await book.put({
      1: { name: 'Smith & Sons, Inc.' },
      2: { name: 'SMITH AND SONS INC', address: '1 Main Street.' },
      3: { name: 'Smith and Sons L.L.C.' },
      4: { name: 'Smith & Sons, Inc.', address: null },
      5: { name: 'Smith & Sons, Inc.', city: 'Elko' },
      6: { name: 'Smith & Sons, Inc.', state: 'AZ' },
      7: { name: 'Sons and Smith Inc' },
      8: { name: 'Smith & Sons, Inc.', state: 'Nevada', address: '9 Oak Road' },
      9: { name: 'Smith & Sons, Inc.', city: null },
    })
    const { of, repairs } = await book.assess()
    const found = Object.fromEntries(Object.entries(of).map(([id, { findings }]) => [id, findings.join()]))
    const [exact, likely] = ['client.duplicate.exact', 'client.duplicate.likely']
    expect(found).toEqual({
      1: '',
      2: exact,
      3: likely,
      4: `client.address.missing,${likely}`,
      5: '',
      6: '',
      7: '',
      8: likely,
      9: 'client.city.missing',
    })
    expect(repairs.map(({ record_id, field, value, cause }) => [record_id, field, value, cause])).toEqual(
      [2, 3, 4, 8].map((id) => [id, 'id', '1', `${id} = 1`]),
    )
    expect(of[2]!.readiness).toBe('repairable')
    expect(of[3]!.readiness).toBe('ready')
  })

  it('are all tested, each once in the list', () => {
    const codes: string[] = [...clientRules.map(({ code }) => code), ...industryCodes]
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.toSorted()).toEqual(
      [...Object.keys(cases), 'client.duplicate.exact', 'client.duplicate.likely'].toSorted(),
    )
  })
})
