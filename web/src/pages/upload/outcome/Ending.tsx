import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { formatCount, formatDuration, formatMany } from '../../../words/format.ts'
import classes from '../upload.module.css'
import { Note } from './Note.tsx'

type Upload = Schema<'Upload'>

/** What came of a file. */
export function Ending({ upload }: { upload: Upload }) {
  const { state, failure, hold, id, broker } = upload
  const open = { to: '/uploads/$id', params: { id: String(id) } } as const
  if (state === 'failed' && failure !== null) {
    const encrypt = needsTheKey.has(failure.code) ? plainName(upload) : undefined
    return (
      <Note
        tone="blocked"
        code={failure.code}
        says={[failure.message, failure.hint]}
        {...(encrypt !== undefined && { encrypt })}
      >
        Nothing of it is in the book.{' '}
        <Link {...open} search={{ broker }}>
          Open the upload
        </Link>
      </Note>
    )
  }
  if (state === 'held' && hold !== null) {
    return (
      <Note tone="repairable" code={hold.code} says={[hold.message]}>
        Nothing of it is in the book yet.{' '}
        <Link {...open} search={{ broker }}>
          Say go or drop
        </Link>
      </Note>
    )
  }
  if (state === 'cancelled')
    return <p className={classes.line}>It was ended before it was merged: nothing was stored.</p>
  return <Succeeded upload={upload} />
}

/** What the file was called before it was encrypted, as gpg names it. */
const plainName = ({ file_name }: Upload) => (file_name ?? 'Clients.csv').replace(/\.(gpg|pgp|asc)$/i, '')

/** Failures that another encryption mends. */
const needsTheKey = new Set(['decrypt.no-key', 'decrypt.not-encrypted', 'decrypt.symmetric', 'decrypt.no-integrity'])

const parts = ['added', 'updated', 'unchanged', 'rejected', 'repeated'] as const

const partNames: Record<(typeof parts)[number], string> = {
  added: 'Added',
  updated: 'Updated',
  unchanged: 'Unchanged',
  rejected: 'Rejected',
  repeated: 'Repeated',
}

function Succeeded({ upload }: { upload: Upload }) {
  const { counts, id, broker, warnings } = upload
  const open = { to: '/uploads/$id', params: { id: String(id) } } as const
  return (
    <>
      <dl className={classes.counts}>
        {parts
          .filter((part) => part !== 'repeated' || counts.repeated > 0)
          .map((part) => (
            <div key={part} data-part={part} data-some={counts[part] > 0 || undefined}>
              <dt>{partNames[part]}</dt>
              <dd className="ob-figure">{formatCount(counts[part])}</dd>
            </div>
          ))}
      </dl>
      <p className={classes.line}>
        {formatMany(counts.read, 'row')}
        {upload.table === null ? '' : ` of ${upload.table}`}
        {speedOf(upload)}
        {counts.rejected > 0 && (
          <>
            {' · '}
            <Link {...open} search={{ broker, show: 'rejected' }}>
              {counts.rejected === 1 ? 'See the rejected row' : `See the ${formatCount(counts.rejected)} rejected rows`}
            </Link>
          </>
        )}
        {warnings.length > 0 && (
          <>
            {' · '}
            <Link {...open} search={{ broker }}>
              {formatMany(warnings.length, 'warning')}
            </Link>
          </>
        )}
      </p>
    </>
  )
}

function speedOf({ started_at, finished_at, counts }: Upload): string {
  if (started_at === null || finished_at === null) return ''
  const took = Math.max(1, Date.parse(finished_at) - Date.parse(started_at))
  const rate = counts.read > 1000 ? `, ${formatCount((counts.read / took) * 1000)} rows a second` : ''
  return ` in ${formatDuration(took)}${rate}`
}
