import { Progress, VisuallyHidden } from '@mantine/core'
import { Check, LoaderCircle, Minus, Pause, X } from 'lucide-react'
import type { Schema } from '../../../api/client.ts'
import { isLive } from '../../../api/useLiveUpload.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatCount, formatDuration, formatMany } from '../../../words/format.ts'
import { tookMilliseconds } from '../words.ts'
import classes from './pipeline.module.css'
import { stagesOf, type Stage, type StageState } from './stages.ts'

const marks: Record<StageState, typeof Check | undefined> = {
  done: Check,
  now: LoaderCircle,
  ahead: undefined,
  skipped: Minus,
  held: Pause,
  stopped: X,
}

const words: Record<StageState, string> = {
  done: 'done',
  now: 'under way',
  ahead: '',
  skipped: 'not needed',
  held: 'held here',
  stopped: 'stopped here',
}

/** The way of a file as a strip: what is done, what is under way, what took how long. */
export function Pipeline({ upload }: { upload: Schema<'Upload'> }) {
  const stages = stagesOf(upload)
  if (stages === undefined) return null
  const longest = Math.max(...stages.map(({ milliseconds = 0 }) => milliseconds))
  return (
    <Card
      title={isLive(upload) ? 'How it goes' : 'How it went'}
      aside={<span className={classes.sum}>{sumUp(upload, stages)}</span>}
    >
      <ol className={classes.strip}>
        {stages.map((stage) => (
          <StageItem key={stage.name} stage={stage} longest={longest} />
        ))}
      </ol>
      {upload.state === 'running' && <Reading progress={upload.progress} />}
    </Card>
  )
}

function StageItem({ stage: { name, does, state, milliseconds }, longest }: { stage: Stage; longest: number }) {
  const Mark = marks[state]
  const share = milliseconds === undefined || longest === 0 ? 0 : milliseconds / longest
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={classes.mark} aria-hidden="true">
        {Mark !== undefined && <Mark size={12} strokeWidth={3} />}
      </span>
      <div className={classes.what}>
        <strong>{name}</strong>
        <span>{does}</span>
        <span className={classes.time}>
          {milliseconds === undefined ? words[state] : formatDuration(milliseconds)}
          {milliseconds !== undefined && <VisuallyHidden>, {words[state]}</VisuallyHidden>}
        </span>
        {milliseconds !== undefined && (
          <span className={classes.track}>
            <span style={{ width: `${Math.max(share * 100, 1)}%` }} />
          </span>
        )}
      </div>
    </li>
  )
}

function Reading({ progress }: { progress: Schema<'Upload'>['progress'] }) {
  return (
    <div className={classes.reading}>
      <Progress value={progress.percent} size="sm" aria-label="How much of the file has been read" />
      <p>
        {formatCount(progress.rows_read)} rows read, {progress.percent}% of the file. You may leave this page: it goes
        on.
      </p>
    </div>
  )
}

/** The time of the stages; of a file that failed, from the moment that it was taken up. */
function sumUp(upload: Schema<'Upload'>, stages: readonly Stage[]): string {
  const attempts = upload.attempts === 0 ? 'No attempt yet' : formatMany(upload.attempts, 'attempt')
  if (isLive(upload)) return attempts
  const known = stages.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0)
  const took = known > 0 ? known : tookMilliseconds(upload)
  return took === null ? attempts : `${formatDuration(took)} in all, ${attempts}`
}
