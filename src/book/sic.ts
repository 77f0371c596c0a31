import { divisionDFrom20 } from './sic/divisionDFrom20.ts'
import { divisionDFrom30 } from './sic/divisionDFrom30.ts'
import { divisionsAToC } from './sic/divisionsAToC.ts'
import { divisionsEToG } from './sic/divisionsEToG.ts'
import { divisionsHToJ } from './sic/divisionsHToJ.ts'
import { majorGroupTitles } from './sic/majorGroups.ts'

/**
 * The 1987 Standard Industrial Classification of the United States (in the public domain): 10 divisions (letters), 83
 * major groups (two digits), 416 industry groups (three), 1,005 industries (four). A code begins with its parents'
 * digits. The titles are those of the Labor Department's edition, which agencies' systems hold word for word. The list
 * that packages offer is the SEC's, a shorter one of its own.
 */

export interface SicDivision {
  /** A to J. */
  readonly letter: string
  readonly title: string
  /** Its major groups lie between these two; not every number between is one. */
  readonly from: string
  readonly to: string
}

export const sicDivisions: readonly SicDivision[] = [
  { letter: 'A', title: 'Agriculture, Forestry, and Fishing', from: '01', to: '09' },
  { letter: 'B', title: 'Mining', from: '10', to: '14' },
  { letter: 'C', title: 'Construction', from: '15', to: '17' },
  { letter: 'D', title: 'Manufacturing', from: '20', to: '39' },
  { letter: 'E', title: 'Transportation, Communications, Electric, Gas, and Sanitary Services', from: '40', to: '49' },
  { letter: 'F', title: 'Wholesale Trade', from: '50', to: '51' },
  { letter: 'G', title: 'Retail Trade', from: '52', to: '59' },
  { letter: 'H', title: 'Finance, Insurance, and Real Estate', from: '60', to: '67' },
  { letter: 'I', title: 'Services', from: '70', to: '89' },
  { letter: 'J', title: 'Public Administration', from: '91', to: '99' },
]

/** "20" to "Food and Kindred Products". */
const majorGroups = read(majorGroupTitles)

/** "2052" to "Cookies and Crackers". */
const industries = read([divisionsAToC, divisionDFrom20, divisionDFrom30, divisionsEToG, divisionsHToJ].join(''))

/** 9999: what the business does is not known, or has no code. */
export const nonclassifiable = '9999'

/** Four digits each, in order. */
export const sicCodes: readonly string[] = [...industries.keys()]

/** @param code four digits */
export function isSicCode(code: string): boolean {
  return industries.has(code)
}

/** @param code two digits, or a longer code. @returns the letter, or nothing where there is no such major group */
export function divisionOf(code: string): string | undefined {
  const majorGroup = code.slice(0, 2)
  if (!majorGroups.has(majorGroup)) return undefined
  return sicDivisions.find(({ to }) => majorGroup <= to)?.letter
}

/** @param letter A to J */
export function divisionTitle(letter: string): string | undefined {
  return sicDivisions.find((division) => division.letter === letter)?.title
}

/** @param code two digits */
export function majorGroupTitle(code: string): string | undefined {
  return majorGroups.get(code)
}

/** @param code four digits */
export function industryTitle(code: string): string | undefined {
  return industries.get(code)
}

/** The codes below each division letter, major group and industry group. */
const below = new Map<string, string[]>()
const byTitle = new Map<string, string[]>()

for (const [code, title] of industries) {
  for (const parent of [divisionOf(code)!, code.slice(0, 2), code.slice(0, 3)]) append(below, parent, code)
  append(byTitle, foldTitle(title), code)
}

/** @param parent a division's letter, two or three digits. @returns its four-digit codes; none if there is no such */
export function codesBelow(parent: string): readonly string[] {
  return below.get(parent) ?? []
}

/** @returns the codes that have the title, whatever its case and punctuation: one, none, or (for two titles) two */
export function codesOfTitle(title: string): readonly string[] {
  return byTitle.get(foldTitle(title)) ?? []
}

/** Letters and digits only; "&" is "and", and "NEC" at the end is "Not Elsewhere Classified". */
export function foldTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bn\.?e\.?c\.?$/, 'not elsewhere classified')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function read(list: string): Map<string, string> {
  return new Map(
    list
      .trim()
      .split('\n')
      .map((line) => {
        const space = line.indexOf(' ')
        return [line.slice(0, space), line.slice(space + 1)]
      }),
  )
}

function append(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key)
  if (codes === undefined) map.set(key, [code])
  else codes.push(code)
}
