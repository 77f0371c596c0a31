import { codesBelow, divisionOf, industryTitle, isSicCode } from './sic.ts'

export type IndustryField = 'division' | 'major_group' | 'industry_group' | 'sic' | 'description'

/** What a client's row says about its industry; null where it says nothing. */
export type IndustryColumns = Readonly<Record<IndustryField, string | null>>

export const industryFields = [
  'division',
  'major_group',
  'industry_group',
  'sic',
  'description',
] as const satisfies readonly IndustryField[]

export type CodeField = Exclude<IndustryField, 'description'>

export const codeFields = ['division', 'major_group', 'industry_group', 'sic'] as const satisfies readonly CodeField[]

/** Those of the four codes that are given and exist, in their full length: a letter, two, three and four digits. */
export type IndustryCodes = Readonly<Partial<Record<CodeField, string>>>

export function readIndustry(columns: IndustryColumns): IndustryCodes {
  const codes: Partial<Record<CodeField, string>> = {}
  for (const field of codeFields) {
    const sent = columns[field]
    if (sent === null) continue
    const code = fullLength(field, sent)
    if (field === 'sic' ? isSicCode(code) : code.length === lengths[field] && codesBelow(code).length > 0) {
      codes[field] = code
    }
  }
  return codes
}

/** Whether some industry has all the codes that are given. */
export function isConsistent(columns: IndustryColumns): boolean {
  const codes = readIndustry(columns)
  const given = codeFields.filter((field) => columns[field] !== null)
  return (
    given.every((field) => codes[field] !== undefined) && remaining(given.map((field) => below(codes[field]!))) !== none
  )
}

/** The industries that a code stands for. */
export function below(code: string): readonly string[] {
  return code.length === 4 ? [code] : codesBelow(code)
}

const none: readonly string[] = []

/** What is in all of the lists; nothing of nothing. */
export function remaining(lists: readonly (readonly string[])[]): readonly string[] {
  const [shortest, ...others] = lists.toSorted((a, b) => a.length - b.length)
  const common = (shortest ?? none).filter((code) => others.every((list) => list.includes(code)))
  return common.length > 0 ? common : none
}

/** What the column says for each of the industries, where it says the same for all; a title only ever for one. */
export function agreedValue(field: IndustryField, codes: readonly string[]): string | undefined {
  const [first] = codes
  if (first === undefined || (field === 'description' && codes.length > 1)) return undefined
  const value = valueOf(field, first)
  return codes.every((code) => valueOf(field, code) === value) ? value : undefined
}

function valueOf(field: IndustryField, code: string): string {
  if (field === 'division') return divisionOf(code)!
  if (field === 'major_group') return code.slice(0, 2)
  if (field === 'industry_group') return code.slice(0, 3)
  return field === 'sic' ? code : industryTitle(code)!
}

const lengths = { division: 1, major_group: 2, industry_group: 3, sic: 4 } as const

/** With the one zero that a number loses: "1" is the major group 01, "17" the industry group 017, "213" is 0213. */
function fullLength(field: CodeField, sent: string): string {
  const text = sent.trim().toUpperCase()
  return field !== 'division' && /^\d+$/.test(text) && text.length === lengths[field] - 1 ? `0${text}` : text
}
