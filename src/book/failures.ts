import { decidingFailures } from './failures/deciding.ts'
import { decryptingFailures } from './failures/decrypting.ts'
import { readingFailures } from './failures/reading.ts'
import { receivingFailures } from './failures/receiving.ts'
import { servingFailures } from './failures/serving.ts'
import { settingUpFailures } from './failures/settingUp.ts'
import { workingFailures } from './failures/working.ts'
import type { FailureRule } from './failures/rule.ts'

/**
 * Every way in which something as a whole can fail (a request, a file, a command), as data: one catalogue for the
 * API's problems, an upload's failure and the command line. Codes are stable and public; the part before the first
 * dot is the stage that says no. docs/reference/errors.md lists them, and a test holds the two together.
 * Findings about single rows are in findings.ts.
 *
 * Sentences never hold personal data: `{name}` places are filled with file names, sizes, counts and header texts.
 */

export const failureRules = {
  ...servingFailures,
  ...receivingFailures,
  ...decryptingFailures,
  ...readingFailures,
  ...workingFailures,
  ...decidingFailures,
  ...settingUpFailures,
} as const satisfies Record<string, FailureRule>

export type { FailureRule }

export type FailureCode = keyof typeof failureRules

export type FailureParams = Readonly<Record<string, string | number>>

/** A failure that has a code, so that whoever catches it can answer with its sentence and hint. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly params: FailureParams

  constructor(code: FailureCode, params: FailureParams = {}, options?: ErrorOptions) {
    super(describeFailure(code, params).sentence, options)
    this.name = 'Failure'
    this.code = code
    this.params = params
  }
}

/** The failure's rule with its sentence and hint filled in. */
export function describeFailure(code: FailureCode, params: FailureParams = {}): FailureRule {
  const known = failureRules[code]
  return { ...known, sentence: fill(known.sentence, params), hint: fill(known.hint, params) }
}

function fill(text: string, params: FailureParams): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'))
}
