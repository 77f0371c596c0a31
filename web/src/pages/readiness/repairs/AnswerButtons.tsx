import { Button } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import type { Answer } from './useAnswers.ts'

/** What can be said to a repair in its state; a certain one needs no answer. */
export const answersTo: Record<Schema<'Repair'>['state'], readonly Answer[]> = {
  proposed: ['accept', 'refuse'],
  accepted: ['refuse', 'reopen'],
  refused: ['accept', 'reopen'],
  applied: [],
}

export const answerNames: Record<Answer, string> = { accept: 'Accept', refuse: 'Refuse', reopen: 'Take back' }

interface Props {
  readonly repair: Schema<'Repair'>
  readonly busy: boolean
  readonly onAnswer: (answer: Answer) => void
  readonly size?: 'xs' | 'sm'
}

export function AnswerButtons({ repair, busy, onAnswer, size = 'xs' }: Props) {
  return answersTo[repair.state]
    .filter((answer) => repair.records > 0 || answer === 'reopen')
    .map((answer) => (
      <Button
        key={answer}
        size={size}
        variant={answer === 'accept' && repair.state === 'proposed' ? 'filled' : 'default'}
        disabled={busy}
        onClick={() => onAnswer(answer)}
        aria-label={`${answerNames[answer]}: ${repair.sentence}, ${repair.cause}`}
      >
        {answerNames[answer]}
      </Button>
    ))
}
