import { z } from 'zod'
import { opportunityParameters, type AskedOpportunities } from '../../serve/opportunityFilters.ts'
import { UsageError } from '../reportFailure.ts'

/** The filters as commander gives them: text, by the options' names in camelCase. */
export interface GivenFilters {
  readonly asOf?: string
  readonly expiresFrom?: string
  readonly expiresTo?: string
  readonly bucket?: string
  readonly line?: string
  readonly family?: string
  readonly state?: string
  readonly sic?: string
  readonly division?: string
  readonly carrier?: string
  readonly premiumMin?: string
  readonly premiumMax?: string
  readonly office?: string
  readonly clientId?: string
  readonly q?: string
  readonly readiness?: string
}

const parameters = z.object(opportunityParameters)

/** The same checks as the API's. @throws UsageError naming every option that is wrong */
export function readFilters(given: GivenFilters): AskedOpportunities {
  const named = Object.entries(given).map(([name, value]) => [snake(name), value])
  const result = parameters.safeParse(Object.fromEntries(named))
  if (result.success) return result.data
  const wrong = result.error.issues.map((issue) => `--${issue.path.join().replaceAll('_', '-')}: ${sentence(issue)}`)
  throw new UsageError([...new Set(wrong)].join('\n'))
}

function sentence(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value' ? `Expected ${issue.values.map(String).join(', ')}.` : issue.message
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
