import { Button, Checkbox } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import { formatCount, formatMany, formatMoney } from '../../../words/format.ts'
import { answerNames, answersTo } from './AnswerButtons.tsx'
import classes from './repairs.module.css'
import type { Answer } from './useAnswers.ts'

interface Props {
  readonly shown: readonly Schema<'Repair'>[]
  readonly picked: readonly Schema<'Repair'>[]
  readonly busy: boolean
  readonly onChooseAll: (yes: boolean) => void
  readonly onAnswer: (answer: Answer) => void
}

/** Several at once: what all of the chosen ones can be answered with. */
export function BulkBar({ shown, picked, busy, onChooseAll, onAnswer }: Props) {
  const all = picked.length === shown.length
  const answers = (['accept', 'refuse', 'reopen'] as const).filter(
    (answer) => picked.length > 0 && picked.every((repair) => answersTo[repair.state].includes(answer)),
  )
  const premium = picked.reduce((sum, { renewing }) => sum + Number(renewing.premium), 0)
  return (
    <div className={classes.bulk} role="group" aria-label="Several at once">
      <Checkbox
        size="sm"
        label={picked.length === 0 ? `Choose all ${formatCount(shown.length)} shown` : chosenWords(picked)}
        checked={all}
        indeterminate={picked.length > 0 && !all}
        onChange={(event) => onChooseAll(event.currentTarget.checked)}
      />
      {picked.length > 0 && (
        <>
          <span className={classes.sum}>{formatMoney(String(premium))} renewing</span>
          <div className={classes.bulkWays}>
            {answers.map((answer, index) => (
              <Button
                key={answer}
                size="xs"
                variant={index === 0 ? 'filled' : 'default'}
                loading={busy}
                onClick={() => onAnswer(answer)}
              >
                {answerNames[answer]} {formatMany(picked.length, 'repair')}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}

function chosenWords(picked: readonly Schema<'Repair'>[]): string {
  const records = picked.reduce((sum, repair) => sum + repair.records, 0)
  return `${formatCount(picked.length)} chosen: ${formatMany(records, 'record')}`
}
