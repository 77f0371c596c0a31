import { editDistance } from './editDistance.ts'
import { stateNames, stateSpellings } from './stateNames.ts'
import { isZip, stateOfZip } from './zips.ts'

/**
 * What a text says about a state of the United States:
 * - `recognised`: its name or its two letters, whatever the case, the blanks and the punctuation;
 * - `spelling`: another spelling that means one state and nothing else ("Calif.", "N. Carolina", "Penna");
 * - `near`: a misspelling with one nearest name ("Californa"), or the state with its zip ("TX 77002"). Somebody has to
 *   agree;
 * - `unrecognised`: anything else.
 */
export type StateReading =
  | { readonly kind: 'recognised' | 'spelling'; readonly letters: string }
  | { readonly kind: 'near'; readonly letters: string; readonly evidence: string }
  | { readonly kind: 'unrecognised' }

/**
 * Reads the text of a state: the fifty, the District of Columbia, and the territories where carriers are licensed.
 * The post's codes for the armed forces (AA, AE, AP) are addresses and not places where anybody insures: unrecognised.
 */
export function readState(text: string): StateReading {
  const key = foldState(text)
  const exact = byKey.get(key)
  if (exact !== undefined) return { kind: 'recognised', letters: exact }
  const spelled = bySpelling.get(key) ?? byKey.get(withoutDecoration(key))
  if (spelled !== undefined) return { kind: 'spelling', letters: spelled }
  return withZip(text) ?? nearest(key) ?? { kind: 'unrecognised' }
}

/** "New Jersey" for "NJ". */
export function stateName(letters: string): string | undefined {
  return stateNames[letters]
}

/** Two letters each. */
export const stateLetters: readonly string[] = Object.keys(stateNames)

/** Letters and digits in capitals: "N. Carolina" is NCAROLINA. What is left of other alphabets stays as it is. */
export function foldState(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{P}\p{S}\p{Z}\p{M}\p{C}]/gu, '')
    .toUpperCase()
}

const byKey = new Map<string, string>()
const bySpelling = new Map<string, string>()

for (const [letters, name] of Object.entries(stateNames)) byKey.set(letters, letters).set(foldState(name), letters)
for (const [letters, spellings] of Object.entries(stateSpellings)) {
  for (const spelling of spellings) bySpelling.set(foldState(spelling), letters)
}

/** "State of Ohio", "Commonwealth of Virginia", "Texas, USA". */
function withoutDecoration(key: string): string {
  const bare = key.replace(/^(?:THE)?(?:STATE|COMMONWEALTH)OF/, '').replace(/USA$/, '')
  return bare.length > 3 ? bare : ''
}

/** Two letters and a whole zip, which say the same. */
function withZip(text: string): StateReading | undefined {
  const [, letters = '', zip = ''] = /^([A-Za-z]{2})[\s,.-]*(\d{5}(?:-\d{4})?)$/.exec(text.trim()) ?? []
  if (!isZip(zip) || stateOfZip(zip) !== letters.toUpperCase() || !byKey.has(letters.toUpperCase())) return undefined
  return { kind: 'near', letters: letters.toUpperCase(), evidence: `The zip ${zip} behind the letters belongs to it.` }
}

/** The one name that is nearest: a slip of the pen in a short name, two in a long one. */
function nearest(key: string): StateReading | undefined {
  if (key.length < shortest || key.length > longest) return undefined
  let best: { letters: string; distance: number } | undefined
  let tied = false
  for (const [name, letters] of byKey) {
    if (name.length < shortest) continue
    const limit = name.length >= 8 ? 2 : 1
    const distance = editDistance(key, name, limit)
    if (distance > limit) continue
    if (best === undefined || distance < best.distance) {
      best = { letters, distance }
      tied = false
    } else if (distance === best.distance && letters !== best.letters) tied = true
  }
  if (best === undefined || tied) return undefined
  return {
    kind: 'near',
    letters: best.letters,
    evidence: `The nearest name of a state is ${stateNames[best.letters]}.`,
  }
}

const shortest = 4
const longest = 30
