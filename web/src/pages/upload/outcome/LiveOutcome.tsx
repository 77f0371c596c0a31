import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { isLive, useLiveUpload } from '../../../api/useLiveUpload.ts'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { uploadStateTerms } from '../../../words/terms.ts'
import type { Parcel } from '../sending/outbox.ts'
import classes from '../upload.module.css'
import { Ending } from './Ending.tsx'
import { Frame } from './Frame.tsx'
import { Processing } from './Processing.tsx'

/** What becomes of a file that was received, as it happens. */
export function LiveOutcome({ id, parcel }: { id: number; parcel: Parcel }) {
  const { upload, problem, seenAt } = useLiveUpload(id)
  if (upload === undefined) {
    return (
      <Frame parcelKey={parcel.key} name={`Upload ${id}`} size={0} badge={null}>
        {problem === undefined ? <Loading what="the upload" /> : <ProblemNote problem={problem} />}
      </Frame>
    )
  }
  return (
    <Frame
      parcelKey={parcel.key}
      name={<UploadLink upload={upload} />}
      size={upload.bytes}
      badge={<ToneBadge {...uploadStateTerms[upload.state]} />}
    >
      {parcel.replayed === true && (
        <p className={classes.line}>
          This very file was received before. It is the same upload, and nothing new was made.
        </p>
      )}
      {isLive(upload) ? <Processing upload={upload} seenAt={seenAt} /> : <Ending upload={upload} />}
      {problem !== undefined && (
        <p className={classes.line} role="status">
          {problem.message} What was received is safe, and goes on.
        </p>
      )}
    </Frame>
  )
}

function UploadLink({ upload: { id, file_name, broker } }: { upload: Schema<'Upload'> }) {
  return (
    <Link to="/uploads/$id" params={{ id: String(id) }} search={{ broker }}>
      {file_name ?? `Upload ${id}`}
    </Link>
  )
}
