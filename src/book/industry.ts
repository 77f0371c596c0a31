import { proposeIndustry } from './industryConflict.ts'
import {
  agreedValue,
  below,
  codeFields,
  industryFields,
  readIndustry,
  remaining,
  type CodeField,
  type IndustryCodes,
  type IndustryColumns,
  type IndustryField,
} from './industryColumns.ts'
import type { OwnWording } from './ownWording.ts'
import { codesBelow, codesOfTitle, nonclassifiable } from './sic.ts'

export type IndustryCode =
  | 'client.sic.missing'
  | 'client.sic.partial'
  | 'client.sic.parents-missing'
  | 'client.sic.padded'
  | 'client.sic.conflict'
  | 'client.sic.unknown'
  | 'client.sic.nonclassifiable'

export interface IndustryRepair {
  readonly field: IndustryField
  readonly code: IndustryCode
  readonly sent: string | null
  readonly value: string
  /** What the value was found from, in words. */
  readonly evidence: string
  /** Certain. What is not waits for somebody's yes. */
  readonly safe: boolean
}

export interface IndustryReading {
  /** As sent in full length, with what is certain filled in; null where the cell says nothing that exists. */
  readonly effective: IndustryColumns
  readonly repairs: readonly IndustryRepair[]
  /** What only the broker can mend. */
  readonly stuck: readonly IndustryCode[]
}

/**
 * Reads the five industry columns of a client as one, and fills in what follows with certainty. Each column leaves
 * some of the 1,005 industries: a code those below it, a description those with that title. What all the columns
 * together leave is what is known; where it is one industry, everything is.
 * @param own the book's own words for industries, for descriptions that are not titles
 */
export function repairIndustry(sent: IndustryColumns, own: OwnWording): IndustryReading {
  const codes = readIndustry(sent)
  const given = codeFields.filter((field) => sent[field] !== null)
  const byDescription = sent.description === null ? [] : describedCodes(sent.description, codes, own)
  const byCodes = remaining(given.map((field) => (codes[field] === undefined ? [] : below(codes[field]))))
  const left = codes.sic === undefined && byDescription.length > 0 ? meet(given, byCodes, byDescription) : byCodes
  const known = given.length > 0 || byDescription.length > 0
  if (known && left.length === 0) return contradiction(sent, codes, byDescription)

  const repairs: IndustryRepair[] = []
  const stuck: IndustryCode[] = []
  const evidence = evidenceFor(codes, left, sent.description, byDescription)
  const effective = fill(sent, codes, left, (field, value) => {
    const code = field === 'sic' ? 'client.sic.missing' : 'client.sic.parents-missing'
    repairs.push({ field, code, sent: null, value, evidence, safe: true })
  })
  const padded = sent.sic === null || codes.sic === sent.sic.trim() ? undefined : codes.sic
  if (padded !== undefined) {
    const confirmed = given.length > 1 || byDescription.includes(padded) || !mayBeIndustryGroup(sent.sic!)
    if (!confirmed) return twofold(sent, padded)
    const why = 'Codes have four digits; a number loses its leading zero.'
    repairs.push({ field: 'sic', code: 'client.sic.padded', sent: sent.sic, value: padded, evidence: why, safe: true })
  }
  if (effective.sic === null) stuck.push(effective.major_group === null ? 'client.sic.missing' : 'client.sic.partial')
  if (effective.sic === nonclassifiable) stuck.push('client.sic.nonclassifiable')
  return { effective, repairs, stuck }
}

/** What the description leaves: by the classification's titles, else by the book's own words. */
function describedCodes(description: string, codes: IndustryCodes, own: OwnWording): readonly string[] {
  const titled = codesOfTitle(description)
  if (titled.length > 0) return titled
  // Words that only one client has may be anything ("Other"), so they count only where the digits agree.
  return codes.major_group === undefined && codes.industry_group === undefined ? [] : own.codesOf(description)
}

function meet(given: readonly CodeField[], byCodes: readonly string[], byDescription: readonly string[]) {
  return given.length === 0 ? byDescription : remaining([byCodes, byDescription])
}

/** Fills the empty columns on which all industries that are left agree. */
function fill(
  sent: IndustryColumns,
  codes: IndustryCodes,
  left: readonly string[],
  filled: (field: IndustryField, value: string) => void,
): IndustryColumns {
  const effective: Record<IndustryField, string | null> = { ...nothing, ...codes, description: sent.description }
  for (const field of industryFields) {
    if (effective[field] !== null || left.length === 0) continue
    const value = agreedValue(field, left)
    if (value === undefined) continue
    effective[field] = value
    filled(field, value)
  }
  return effective
}

const nothing = { division: null, major_group: null, industry_group: null, sic: null, description: null }

function evidenceFor(
  codes: IndustryCodes,
  left: readonly string[],
  description: string | null,
  byDescription: readonly string[],
): string {
  if (codes.sic !== undefined) return `It follows from the SIC code ${codes.sic}.`
  const narrowest = codes.industry_group ?? codes.major_group
  if (left.length !== 1) return `It follows from ${narrowest ?? 'the description'}.`
  if (byDescription.length === 0) return `${narrowest} has no other SIC code than ${left[0]}.`
  if (codesOfTitle(description!).length === 0) {
    return `The book's other clients with this description and group have the SIC code ${left[0]}.`
  }
  if (byDescription.length === 1) return `The description is the title of SIC ${left[0]}.`
  return `The description is the title of ${byDescription.join(' and ')}; the other columns leave ${left[0]}.`
}

function mayBeIndustryGroup(sic: string): boolean {
  return codesBelow(sic.trim()).length > 0
}

/** The columns leave no industry: they contradict each other, or one of them is no code at all. */
function contradiction(sent: IndustryColumns, codes: IndustryCodes, byDescription: readonly string[]): IndustryReading {
  const isUnknown = codeFields.some((field) => sent[field] !== null && codes[field] === undefined)
  const code = isUnknown && codes.sic === undefined ? 'client.sic.unknown' : 'client.sic.conflict'
  const repairs = proposeIndustry(sent, codes, byDescription).map(({ field, value, evidence }) => {
    return { field, code, sent: sent[field], value, evidence, safe: false } as const
  })
  // A zero put in front is certain only where nothing contradicts it.
  const sic = codes.sic === sent.sic?.trim() ? (codes.sic ?? null) : null
  const effective = { ...nothing, ...codes, sic, description: sent.description }
  return { effective, repairs, stuck: repairs.length > 0 ? [] : [code] }
}

/** Three digits in the SIC column and nothing beside them: a code without its zero, or an industry group. */
function twofold(sent: IndustryColumns, padded: string): IndustryReading {
  const evidence = `Codes have four digits. It may also be the industry group ${sent.sic!.trim()}.`
  return {
    effective: { ...nothing, description: sent.description },
    repairs: [{ field: 'sic', code: 'client.sic.unknown', sent: sent.sic, value: padded, evidence, safe: false }],
    stuck: [],
  }
}
