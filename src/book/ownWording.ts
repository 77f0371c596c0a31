import { codesOfTitle, foldTitle } from './sic.ts'
import { isConsistent, readIndustry, type IndustryColumns } from './industryColumns.ts'

/** More descriptions than this are free text and not a broker's names for its industries: they settle nothing. */
const mostDescriptions = 20_000

/**
 * The book's own words for industries: which codes the clients have whose description is not a title of the
 * classification, as far as their columns do not contradict each other. Give it every different row of the book
 * before asking.
 */
export function createOwnWording() {
  const codes = new Map<string, Set<string>>()
  let tooMany = false
  return {
    add(columns: IndustryColumns): void {
      const { description } = columns
      if (tooMany || description === null || codesOfTitle(description).length > 0) return
      const { sic } = readIndustry(columns)
      if (sic === undefined || !isConsistent(columns)) return
      const key = foldTitle(description)
      const known = codes.get(key)
      if (known !== undefined) known.add(sic)
      else if (codes.size < mostDescriptions) codes.set(key, new Set([sic]))
      else {
        tooMany = true
        codes.clear()
      }
    },
    codesOf(description: string): readonly string[] {
      return [...(codes.get(foldTitle(description)) ?? [])]
    },
  }
}

export type OwnWording = Pick<ReturnType<typeof createOwnWording>, 'codesOf'>
