import { failureRules, type FailureCode } from '../../src/book/failures.ts'
import { mender } from './mender.ts'

/** The failures of one stage (the part of the code before its dot). */
export function errorsOf(stage: string): string {
  return Object.keys(failureRules)
    .filter((code) => code.startsWith(`${stage}.`))
    .map((code) => errorEntry(code as FailureCode))
    .join('\n\n')
}

function errorEntry(code: FailureCode): string {
  const { status, title, sentence, hint } = failureRules[code]
  return `### ${code}\n\n**${title}** · ${status} · mended by ${mender[code]}\n\n> ${sentence}\n> ${hint}`
}
