import type { Schema } from '../../../api/client.ts'
import type { Tone } from '../../../words/terms.ts'

export const repairTerms: Record<Schema<'Repair'>['state'], { name: string; tone: Tone; means: string }> = {
  proposed: { name: 'Proposed', tone: 'repairable', means: 'It counts once somebody says yes.' },
  accepted: { name: 'Accepted', tone: 'ready', means: 'Somebody said yes: the value counts.' },
  refused: { name: 'Refused', tone: 'neutral', means: 'Somebody said no: send the right value.' },
  applied: { name: 'Made by itself', tone: 'accent', means: 'It follows with certainty from what was sent.' },
}
