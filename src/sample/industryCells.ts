import { codesBelow, codesOfTitle } from '../book/sic.ts'
import { fault, type Fault } from './fault.ts'
import { industries, nonclassifiable, unknownCodes, type Industry } from './industries.ts'
import type { Random } from './random.ts'

/** What is wrong with an industry but for blanks. */
export type IndustryFault = 'conflict' | 'code-unknown' | 'nonclassifiable'

/** A real export's share of blanks. */
const blanks = { Division: 0.027, 'Major Group': 0.027, 'Industry Group': 0.032, SIC: 0.034, Description: 0.023 }

type IndustryColumn = keyof typeof blanks
const columns = Object.keys(blanks) as IndustryColumn[]
const parentColumns = columns.filter((column) => column !== 'SIC')

/**
 * A client's Division, Major Group, Industry Group, SIC and Description as its row has them. What is wrong with them
 * is added to `faults`.
 */
export function industryCells(
  industry: Industry,
  planned: IndustryFault | undefined,
  random: Random,
  faults: Fault[],
): string[] {
  if (planned === 'nonclassifiable') {
    faults.push(fault('client.sic.nonclassifiable', 'open', 'SIC', '9999.0', industry.sic))
    return wholeIndustry(nonclassifiable)
  }
  if (planned === 'conflict') return conflicting(industry, random, faults)
  const truth = wholeIndustry(industry)
  const unknown = planned === 'code-unknown' ? unknownCodes[industry.sic] : undefined
  if (unknown !== undefined) {
    faults.push(fault('client.sic.unknown', 'proposed', 'SIC', float(unknown), industry.sic))
    return truth.with(3, float(unknown))
  }
  const blank = columns.filter((column) => random.chance(blanks[column]))
  // A code without its zero and with nothing beside it could be an industry group as well.
  if (parentColumns.every((column) => blank.includes(column))) blank.shift()
  faults.push(...industryFaults(industry, blank))
  return truth.map((text, index) => (blank.includes(columns[index]!) ? '' : text))
}

/** Codes are written as floats and so lose their leading zeros, as spreadsheets do it. */
export function wholeIndustry({ division, sic, description }: Industry): string[] {
  return [division, float(sic.slice(0, 2)), float(sic.slice(0, 3)), float(sic), description]
}

/**
 * What is found where some cells of an industry are empty. The others leave some of the industries there are: one, and
 * everything is known; several, and so much as they share.
 */
export function industryFaults(industry: Industry, blank: readonly IndustryColumn[] = []): Fault[] {
  const faults: Fault[] = []
  const { sic } = industry
  const left = industriesLeft(industry, blank)
  if (!blank.includes('SIC')) {
    if (sic.startsWith('0')) faults.push(fault('client.sic.padded', 'repaired', 'SIC', float(sic), sic))
  } else if (left.length === 1) faults.push(fault('client.sic.missing', 'repaired', 'SIC', '', sic))
  else if (left.length > 1 && agree(left, 2)) faults.push(fault('client.sic.partial', 'open', 'SIC', '', sic))
  else faults.push(fault('client.sic.missing', 'open', 'SIC', '', sic))
  const filled = parentColumns.find((column) => blank.includes(column) && settles(left, column))
  if (filled !== undefined) {
    const truth = wholeIndustry(industry)[columns.indexOf(filled)]
    faults.push(fault('client.sic.parents-missing', 'repaired', filled, '', truth))
  }
  return faults
}

function conflicting(industry: Industry, random: Random, faults: Fault[]): string[] {
  const truth = wholeIndustry(industry)
  let other = industry
  while (other.division === industry.division) other = random.pick(industries)
  const major = float(other.sic.slice(0, 2))
  faults.push(fault('client.sic.conflict', 'proposed', 'Major Group', major, truth[1]))
  return truth.with(1, major)
}

/** The codes of all industries that the cells which are not empty fit; none where all are empty. */
function industriesLeft({ division, sic, description }: Industry, blank: readonly IndustryColumn[]): readonly string[] {
  const said = (column: IndustryColumn) => !blank.includes(column)
  if (said('SIC')) return [sic]
  const lists = [
    said('Division') ? codesBelow(division) : undefined,
    said('Major Group') ? codesBelow(sic.slice(0, 2)) : undefined,
    said('Industry Group') ? codesBelow(sic.slice(0, 3)) : undefined,
    said('Description') ? codesOfTitle(description) : undefined,
  ].filter((list) => list !== undefined)
  const [first = [], ...others] = lists
  return first.filter((code) => others.every((list) => list.includes(code)))
}

function settles(left: readonly string[], column: IndustryColumn): boolean {
  if (left.length <= 1) return left.length === 1
  if (column === 'Description') return false
  if (column === 'Division') return true
  return agree(left, column === 'Major Group' ? 2 : 3)
}

function agree(codes: readonly string[], digits: number): boolean {
  return codes.every((code) => code.slice(0, digits) === codes[0]!.slice(0, digits))
}

function float(digits: string): string {
  return `${Number(digits)}.0`
}
