import { useQueries } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { isLive } from '../../api/useLiveUpload.ts'
import { formatMany } from '../../words/format.ts'
import type { Parcel } from './sending/outbox.ts'
import classes from './upload.module.css'

/** Says whether one has to stay, and when one may go. */
export function Progressing({ parcels }: { parcels: readonly Parcel[] }) {
  const sending = parcels.filter(({ stage }) => stage === 'waiting' || stage === 'sending').length
  const ids = [...new Set(parcels.flatMap(({ uploadId }) => uploadId ?? []))]
  // What is known of them already: each of them is followed in its place.
  const uploads = useQueries({
    queries: ids.map((id) =>
      api.queryOptions('get', '/v1/uploads/{id}', { params: { path: { id } } }, { enabled: false }),
    ),
  })
  const processing = uploads.filter(({ data }) => data !== undefined && isLive(data)).length
  return (
    <p role="status" className={classes.status}>
      {sending > 0 &&
        `Keep this window open until ${sending === 1 ? 'the file has' : `all ${sending} files have`} arrived.`}
      {sending === 0 &&
        processing > 0 &&
        `${formatMany(processing, 'file')} received and being processed. You may close this page: the work goes on.`}
    </p>
  )
}
