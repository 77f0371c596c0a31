import { ToneBadge } from '../../parts/ToneBadge.tsx'
import { formatBytes } from '../../words/format.ts'
import { LiveOutcome } from './outcome/LiveOutcome.tsx'
import { Bar } from './outcome/Bar.tsx'
import { Refusal } from './outcome/Refusal.tsx'
import { Frame } from './outcome/Frame.tsx'
import type { Parcel } from './sending/outbox.ts'
import classes from './upload.module.css'

/** One file, from being chosen to what came of it. */
export function ParcelItem({ parcel }: { parcel: Parcel }) {
  const { stage, file, bytes, uploadId, key } = parcel
  if (uploadId !== undefined) return <LiveOutcome id={uploadId} parcel={parcel} />
  const name = file?.name ?? ''
  const size = file?.size ?? 0
  if (stage === 'refused') {
    return (
      <Frame parcelKey={key} name={name} size={size} badge={<ToneBadge tone="blocked" name="Not sent" />}>
        <Refusal parcel={parcel} />
      </Frame>
    )
  }
  const share = size === 0 ? 0 : Math.min(1, bytes / size)
  const isWaiting = stage === 'waiting'
  return (
    <Frame
      parcelKey={key}
      name={name}
      size={size}
      badge={<ToneBadge tone={isWaiting ? 'neutral' : 'accent'} name={isWaiting ? 'Waiting' : 'Sending'} />}
      dismiss="Stop sending"
    >
      <Bar label={`Sending ${name}`} percent={Math.floor(share * 100)} />
      <p className={classes.line}>
        {isWaiting
          ? 'Waits until an earlier one has arrived.'
          : share < 1
            ? `${formatBytes(Math.min(bytes, size))} of ${formatBytes(size)} sent`
            : 'All of it is sent; waiting for the answer.'}
      </p>
    </Frame>
  )
}
