import type { Schema } from '../api/client.ts'
import { nameLine } from './lineNames.ts'

/** What the API's words are called on the pages, and the colour that each is shown in. One place, so that all agree. */
export type Tone = 'ready' | 'repairable' | 'blocked' | 'neutral' | 'accent'

interface Term {
  readonly name: string
  readonly tone: Tone
  /** One sentence for who meets the word for the first time. */
  readonly means: string
}

export const readinessTerms: Record<Schema<'Opportunity'>['readiness'], Term> = {
  ready: { name: 'Ready', tone: 'ready', means: 'Carriers can trust what it says.' },
  repairable: { name: 'Repairable', tone: 'repairable', means: 'A yes to a proposed repair makes it ready.' },
  blocked: { name: 'Blocked', tone: 'blocked', means: 'The broker has to send something first.' },
}

export const uploadStateTerms: Record<Schema<'Upload'>['state'], Term> = {
  queued: { name: 'Queued', tone: 'neutral', means: 'It is stored, and waits for its turn.' },
  running: { name: 'Running', tone: 'accent', means: 'It is being read and merged.' },
  held: { name: 'Held', tone: 'repairable', means: 'Something about it is unusual: somebody has to say go or drop.' },
  succeeded: { name: 'Succeeded', tone: 'ready', means: 'Its rows are in the book.' },
  failed: { name: 'Failed', tone: 'blocked', means: 'Nothing of it was stored.' },
  cancelled: { name: 'Cancelled', tone: 'neutral', means: 'It was ended before it was merged.' },
}

export const severityTerms: Record<Schema<'Finding'>['severity'], Term> = {
  blocker: { name: 'Blocker', tone: 'blocked', means: 'Carriers cannot use the policy until it is mended.' },
  major: { name: 'Major', tone: 'repairable', means: 'It costs trust, and should be mended soon.' },
  minor: { name: 'Minor', tone: 'neutral', means: 'Worth mending when there is time.' },
  info: { name: 'Info', tone: 'neutral', means: 'Good to know.' },
  scope: { name: 'Out of scope', tone: 'neutral', means: 'Why a policy is not an opportunity at all.' },
}

export const bucketTerms: Record<Schema<'Opportunity'>['bucket'], Term & { readonly days: string }> = {
  late: { name: 'Late', tone: 'blocked', days: 'under 30 days', means: 'Too late for most carriers.' },
  tight: { name: 'Tight', tone: 'repairable', days: '30–59 days', means: 'Possible, in a hurry.' },
  prime: { name: 'Prime', tone: 'ready', days: '60–119 days', means: 'The best time to approach a client.' },
  early: { name: 'Early', tone: 'neutral', days: '120 days and more', means: 'To be watched.' },
}

/** A line’s or a family’s name; a dash where there is none. */
export const spellLine = (slug: string | null): string => (slug === null ? '–' : nameLine(slug))
