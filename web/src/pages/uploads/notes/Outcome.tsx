import type { Schema } from '../../../api/client.ts'
import { HoldFigures } from './HoldFigures.tsx'
import { HoldAnswer } from './HoldAnswer.tsx'
import { Notice } from './Notice.tsx'
import classes from './notes.module.css'
import { RetryButton } from './RetryButton.tsx'

/** Why an upload is not in the book, and what can be done; nothing where it is, or is on its way. */
export function Outcome({ upload }: { upload: Schema<'Upload'> }) {
  if (upload.state === 'failed' && upload.failure !== null) return <Failed upload={upload} failure={upload.failure} />
  if (upload.state === 'held' && upload.hold !== null) return <Held upload={upload} hold={upload.hold} />
  if (upload.state === 'cancelled') return <Cancelled upload={upload} />
  return null
}

interface OfUpload {
  readonly upload: Schema<'Upload'>
}

function Failed({ upload, failure }: OfUpload & { failure: NonNullable<Schema<'Upload'>['failure']> }) {
  return (
    <Notice tone="blocked" title={failure.title} actions={<RetryButton upload={upload} />}>
      <p>{failure.message}</p>
      <p className={classes.hint}>{failure.hint}</p>
    </Notice>
  )
}

function Held({ upload, hold }: OfUpload & { hold: NonNullable<Schema<'Upload'>['hold']> }) {
  return (
    <Notice tone="repairable" title="It waits for your word" actions={<HoldAnswer upload={upload} />}>
      <p>{hold.message}</p>
      <HoldFigures params={hold.params} />
      <p className={classes.hint}>{hold.hint}</p>
    </Notice>
  )
}

function Cancelled({ upload }: OfUpload) {
  const { hold } = upload
  const isDropped = hold !== null && !hold.released
  return (
    <Notice
      tone="neutral"
      title={isDropped ? 'It was held, and dropped' : 'It was cancelled'}
      actions={<RetryButton upload={upload} />}
    >
      {isDropped && <p>{hold.message}</p>}
      <p className={classes.hint}>Nothing of this file is in the book.</p>
    </Notice>
  )
}
