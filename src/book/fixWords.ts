import { dollars } from './dollars.ts'
import { describeFinding, findingRules, type FindingCode } from './findings.ts'
import type { Amount } from './grade.ts'

/** What there is to mend and what was mended, in a broker's words. */

const numbers = new Intl.NumberFormat('en-US')

/** "14 clients have no state". */
export function together(code: FindingCode, count: number): string {
  const [one, many] = findingRules[code].together
  return (count === 1 ? one : many).replace('{count}', numbers.format(count))
}

/**
 * "31 policies, $212,400 renewing in the next 12 months".
 * @param named how many policies the sentence has named already: as many need no saying again
 */
export function stakeWords(waiting: Amount & { readonly undated: number }, named?: number): string {
  const { rows, premium, undated } = waiting
  if (rows === 0) return 'no policy renewing in the next 12 months waits for it'
  const amount =
    rows === named
      ? dollars(premium)
      : `${rows === 1 ? '1 policy' : `${numbers.format(rows)} policies`}, ${dollars(premium)}`
  if (undated === rows) return `${amount} (renewal date not known)`
  const some = undated === 0 ? '' : ` (renewal date not known for ${numbers.format(undated)} of them)`
  return `${amount} renewing in the next 12 months${some}`
}

/** What is wrong and how to mend it, said of no row in particular. */
export function adviceFor(code: FindingCode): string {
  return describeFinding({ code, column: 'A cell', value: '…', expected: '…' })
}

/** "661 clients: the industry code was filled in". */
export function mendedWords(code: FindingCode, rows: number, state: 'applied' | 'accepted'): string {
  const how = state === 'accepted' ? ', as you agreed' : ''
  const words = mended[code]
  if (words === undefined) return `Mended${how}: ${together(code, rows)}`
  return words[rows === 1 ? 0 : 1].replace('{count}', numbers.format(rows)) + how
}

const mended: Partial<Record<FindingCode, readonly [one: string, many: string]>> = {
  'client.state.unrecognised': [
    '{count} state in another spelling was read for what it is',
    '{count} states in another spelling were read for what they are',
  ],
  'client.sic.missing': ['{count} industry code was filled in', '{count} industry codes were filled in'],
  'client.sic.parents-missing': [
    'The missing parts of {count} industry were filled in',
    'The missing parts of {count} industries were filled in',
  ],
  'client.sic.padded': [
    '{count} industry code got its lost leading zero back',
    '{count} industry codes got their lost leading zero back',
  ],
  'policy.expiration.missing': ['{count} renewal date was filled in', '{count} renewal dates were filled in'],
  'policy.effective.missing': ['{count} effective date was filled in', '{count} effective dates were filled in'],
}
