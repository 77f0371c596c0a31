import type { Schema } from '../../../api/client.ts'
import type { Tone } from '../../../words/terms.ts'

export const verdictTerms: Record<Schema<'PolicyType'>['verdict'], { name: string; tone: Tone; means: string }> = {
  pc: { name: 'P&C', tone: 'ready', means: 'Property and casualty, of a known line.' },
  'not-pc': { name: 'Not P&C', tone: 'neutral', means: 'Not property and casualty: its policies are kept out.' },
  unspecified: {
    name: 'Line not said',
    tone: 'repairable',
    means: 'It is commercial business, but nobody can tell which line. Better than deciding: send the real line.',
  },
  review: { name: 'Several meanings', tone: 'repairable', means: 'It can mean several things.' },
  unknown: { name: 'Not known', tone: 'blocked', means: 'No rule knows the word.' },
}
