import { warningRules } from '../../src/book/warnings.ts'

export function warningList(): string {
  return Object.entries(warningRules)
    .map(([code, sentence]) => `## ${code}\n\n> ${sentence}`)
    .join('\n\n')
}
