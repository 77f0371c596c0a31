import type { Schema } from '../../../api/client.ts'
import type { Tone } from '../../../words/terms.ts'

type Fix = Schema<'Fix'>

/** What each step is called, as in the printed report. */
export function stepOf({ step, rejected }: Pick<Fix, 'step' | 'rejected'>): {
  name: string
  tone: Tone
  means: string
} {
  if (rejected) {
    return {
      name: 'Send the mended rows',
      tone: 'blocked',
      means: 'The rows were rejected: they are not in the book yet.',
    }
  }
  return {
    answer: { name: 'Say yes or no', tone: 'repairable', means: 'A value is proposed: one answer for all rows.' },
    decide: { name: 'Decide once', tone: 'accent', means: 'Say once what the policy type is.' },
    send: { name: 'Fill in and send', tone: 'neutral', means: 'Only you know: fill in the rows and send them back.' },
  }[step] as { name: string; tone: Tone; means: string }
}

/** “14 clients have no state” and what waits for it, of the API’s one sentence. */
export function partsOf(sentence: string): { what: string; stake: string } {
  const at = sentence.lastIndexOf('; ')
  return at < 0 ? { what: sentence, stake: '' } : { what: sentence.slice(0, at), stake: sentence.slice(at + 2) }
}
