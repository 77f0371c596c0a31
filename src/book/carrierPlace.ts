import { foldState, readState, stateName } from './states.ts'
import { isZip, stateOfZip } from './zips.ts'

/** A value that is not certain, and what speaks for it. */
export interface PlaceProposal {
  readonly value: string
  readonly evidence: string
}

export interface CarrierPlace {
  /** Two letters; null where the text is empty or not recognised. */
  readonly state: string | null
  readonly stateMalformed: boolean
  readonly stateProposal: PlaceProposal | undefined
  /** Null where the text is empty or malformed. */
  readonly zip: string | null
  readonly zipMalformed: boolean
  readonly zipProposal: PlaceProposal | undefined
  readonly mismatch: boolean
}

/**
 * Reads a carrier's state and zip, each of which speaks for the other. Nothing is proposed for a state whose text and
 * zip point to two states ("MA0165" with a zip in Connecticut): cutting the digits off would be a guess.
 * @param neighbours the zips, of five digits, that other carriers in the same city and state have
 */
export function readCarrierPlace(
  sent: { readonly state: string | null; readonly zip: string | null },
  neighbours: readonly string[],
): CarrierPlace {
  const reading = sent.state === null ? undefined : readState(sent.state)
  const state = reading?.kind === 'recognised' ? reading.letters : null
  const zip = sent.zip !== null && isZip(sent.zip) ? sent.zip : null
  const stateMalformed = sent.state !== null && state === null
  const zipMalformed = sent.zip !== null && zip === null
  const stateProposal = stateMalformed ? proposeState(sent.state, zip) : undefined
  const zipProposal = zipMalformed && state !== null ? proposeZip(sent.zip, state, neighbours) : undefined
  const belongs = zip === null ? undefined : stateOfZip(zip)
  const mismatch = state !== null && belongs !== undefined && belongs !== state
  return { state, stateMalformed, stateProposal, zip, zipMalformed, zipProposal, mismatch }
}

function proposeState(text: string, zip: string | null): PlaceProposal | undefined {
  const reading = readState(text)
  const spelled = reading.kind === 'unrecognised' ? leadingLetters(text) : reading.letters
  const belongs = zip === null ? undefined : stateOfZip(zip)
  if (belongs !== undefined && stateName(belongs) !== undefined) {
    if (spelled === belongs) return { value: belongs, evidence: `The text begins like it, and the zip belongs to it.` }
    return spelled === undefined ? { value: belongs, evidence: 'The zip belongs to it.' } : undefined
  }
  if (reading.kind === 'spelling') return { value: reading.letters, evidence: 'It is another spelling of it.' }
  return reading.kind === 'near' ? { value: reading.letters, evidence: reading.evidence } : undefined
}

/** MA of "MA0165". */
function leadingLetters(text: string): string | undefined {
  const [, letters] = /^([A-Z]{2})\d+$/.exec(foldState(text)) ?? []
  return letters !== undefined && stateName(letters) !== undefined ? letters : undefined
}

function proposeZip(text: string, state: string, neighbours: readonly string[]): PlaceProposal | undefined {
  const belongs = (zip: string) => isZip(zip) && stateOfZip(zip) === state
  const digits = text.trim().replace(/\.0+$/, '')
  if (/^\d{9}$|^\d{5} \d{4}$/.test(digits)) {
    const zip = `${digits.slice(0, 5)}-${digits.slice(-4)}`
    return belongs(zip) ? { value: zip, evidence: `Five and four digits, and it belongs to ${state}.` } : undefined
  }
  const [, five = digits] = /^(\d{5})-\d*$/.exec(digits) ?? []
  if (belongs(five)) return { value: five, evidence: `The first five digits are a zip of ${state}.` }
  const [, short = '', rest = ''] = /^(\d{3,4})(-\d{4})?$/.exec(digits) ?? []
  const padded = `${short.padStart(5, '0')}${rest}`
  if (short !== '' && belongs(padded)) {
    return { value: padded, evidence: `A number loses its leading zeros; with them it is a zip of ${state}.` }
  }
  const nearby = oneLess(digits).filter((zip) => neighbours.includes(zip))
  if (nearby.length !== 1) return undefined
  return { value: nearby[0]!, evidence: `One digit too many; other carriers of the same city have ${nearby[0]}.` }
}

/** What is left of six digits when any one of them goes. */
function oneLess(digits: string): string[] {
  if (!/^\d{6}$/.test(digits)) return []
  return [...new Set(Array.from(digits, (_, at) => digits.slice(0, at) + digits.slice(at + 1)))]
}
