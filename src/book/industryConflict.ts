import {
  agreedValue,
  below,
  codeFields,
  industryFields,
  remaining,
  type CodeField,
  type IndustryCodes,
  type IndustryColumns,
  type IndustryField,
} from './industryColumns.ts'

export interface IndustryProposal {
  readonly field: IndustryField
  readonly value: string
  readonly evidence: string
}

/**
 * For industry columns that contradict each other: the one column that is wrong, with the value that all the others
 * agree on, and what that value settles besides. One column against one is no majority: two others at least have to
 * contradict a code that exists. Nothing where no column, or more than one, could be the wrong one.
 * @param byDescription the codes that the description stands for, if any
 */
export function proposeIndustry(
  sent: IndustryColumns,
  codes: IndustryCodes,
  byDescription: readonly string[],
): readonly IndustryProposal[] {
  const given = codeFields.filter((field) => sent[field] !== null)
  const found = given.flatMap((field) => {
    const others = given
      .filter((other) => other !== field)
      .map((other) => (codes[other] === undefined ? [] : below(codes[other])))
    if (byDescription.length > 0) others.push(byDescription)
    return withoutColumn(field, codes[field], others)
  })
  const [only] = found
  return only !== undefined && found.length === 1 ? completed(sent, only) : []
}

interface Solution {
  readonly field: CodeField
  readonly value: string
  readonly left: readonly string[]
  readonly agreeing: number
}

function withoutColumn(field: CodeField, code: string | undefined, others: readonly (readonly string[])[]): Solution[] {
  const left = remaining(others)
  const value = agreedValue(field, left)
  if (value === undefined || value === code) return []
  const against = code === undefined ? others : others.filter((list) => remaining([below(code), list]).length === 0)
  return code === undefined || against.length > 1 ? [{ field, value, left, agreeing: against.length }] : []
}

function completed(sent: IndustryColumns, { field, value, left, agreeing }: Solution): IndustryProposal[] {
  const evidence =
    agreeing === 1 ? 'The only other column that says something says so.' : `${agreeing} other columns agree on it.`
  const proposals: IndustryProposal[] = [{ field, value, evidence }]
  for (const empty of industryFields) {
    const settled = sent[empty] === null ? agreedValue(empty, left) : undefined
    if (settled !== undefined)
      proposals.push({
        field: empty,
        value: settled,
        evidence: `It follows from ${left.length === 1 ? left[0] : value}.`,
      })
  }
  return proposals
}
