import type { Schema } from '../../../api/client.ts'
import { formatCount, formatMany } from '../../../words/format.ts'
import classes from '../upload.module.css'
import { Bar } from './Bar.tsx'
import { useRate } from './useRate.ts'

type Upload = Schema<'Upload'>

const phases: Record<NonNullable<Upload['phase']>, string> = {
  waiting: 'Waiting for another file of this broker to end',
  reading: 'Reading and checking',
  settling: 'Looking at ids that came twice',
  merging: 'Bringing the book up to date',
  reporting: 'Keeping the rejected rows',
}

interface Props {
  readonly upload: Upload
  readonly seenAt: number
}

export function Processing({ upload: { state, phase, progress, file_name, id }, seenAt }: Props) {
  const rate = useRate(progress.rows_read, seenAt)
  const doing = state === 'queued' ? 'Received, and waiting for its turn' : phases[phase ?? 'reading']
  const isReading = phase === 'reading'
  return (
    <>
      <Bar
        label={`${doing}: ${file_name ?? `upload ${id}`}`}
        percent={state === 'queued' || phase === 'waiting' ? 0 : isReading ? progress.percent : undefined}
      />
      <p className={classes.line}>
        {doing}
        {isReading && `, ${progress.percent}%`}
        {progress.rows_read > 0 && ` · ${formatMany(progress.rows_read, 'row')}`}
        {isReading && rate !== undefined && ` · ${formatCount(rate)} rows a second`}
      </p>
    </>
  )
}
