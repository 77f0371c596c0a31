import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codesBelow,
  codesOfTitle,
  divisionOf,
  divisionTitle,
  industryTitle,
  isSicCode,
  majorGroupTitle,
  sicCodes,
  sicDivisions,
} from '../../src/book/sic.ts'
import { industries } from '../../src/sample/industries.ts'
import { haveRealFiles } from '../support/realFiles.ts'
import { realIndustries } from './realIndustries.ts'

const majorGroups = new Set(sicCodes.map((code) => code.slice(0, 2)))

describe('the 1987 SIC', () => {
  it('has 10 divisions, 83 major groups, 416 industry groups, 1,005 industries', () => {
    const groups = new Set(sicCodes.map((code) => code.slice(0, 3)))
    expect([sicDivisions.length, majorGroups.size, groups.size, sicCodes.length]).toEqual([10, 83, 416, 1005])
    expect(new Set(sicCodes).size).toBe(1005)
    expect(sicCodes).toEqual(sicCodes.toSorted())
  })

  it('has a title for everything, and two titles that two codes share', () => {
    for (const group of majorGroups) expect(majorGroupTitle(group)).toMatch(/^[A-Z].+[a-z]$/)
    for (const { letter, title } of sicDivisions) expect(divisionTitle(letter)).toBe(title)
    const shared = sicCodes.filter((code) => codesOfTitle(industryTitle(code)!).length > 1)
    expect(shared).toEqual(['3851', '3861', '5043', '5048'])
  })

  it('finds the codes of a title whatever its case and punctuation', () => {
    expect(codesOfTitle('COOKIES & CRACKERS')).toEqual(['2052'])
    expect(codesOfTitle('Plastics products, n.e.c.')).toEqual(['3089'])
    expect(codesOfTitle('Bakeries')).toEqual([])
  })

  it('has every code below its division, its major group and its industry group', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sicCodes), (code) => {
        expect(isSicCode(code)).toBe(true)
        for (const parent of [divisionOf(code)!, code.slice(0, 2), code.slice(0, 3)]) {
          expect(codesBelow(parent)).toContain(code)
        }
      }),
    )
  })

  it('knows the industries of the sample book by code, division and title', () => {
    for (const { sic, division, description } of industries) {
      expect([divisionOf(sic), codesOfTitle(description).includes(sic)]).toEqual([division, true])
    }
  })

  it.runIf(haveRealFiles)('knows every code and every description of the real clients', () => {
    const rows = realIndustries()
    const codes = new Set(rows.flatMap(({ columns }) => (columns.sic === null ? [] : [columns.sic.padStart(4, '0')])))
    expect(codes.size).toBe(998)
    expect([...codes].filter((code) => !isSicCode(code))).toEqual([])
    const unknown = rows.filter(({ columns }) => columns.description !== null && !codesOfTitle(columns.description)[0])
    expect(unknown).toEqual([])
  })
})
