import { useNavigate, useSearch } from '@tanstack/react-router'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { Cause } from './Cause.tsx'
import { MendAndSend } from './MendAndSend.tsx'
import classes from './rows.module.css'

/** The rows that were not stored, by what is wrong with them, and the way to get them in. */
export function Rejections({ upload }: { upload: Schema<'Upload'> }) {
  const { id, counts } = upload
  const { data, error, refetch } = api.useQuery(
    'get',
    '/v1/uploads/{id}/rejections/summary',
    { params: { path: { id } } },
    { enabled: counts.rejected > 0 },
  )
  const { open, toggle } = useOpenCause(data?.causes ?? [])
  if (counts.rejected === 0) return <Empty title="Every row went in">No row of this file was rejected.</Empty>
  if (data === undefined) {
    if (error === null) return <Loading what="the rejected rows" />
    return <ProblemNote problem={asProblem(error)} retry={() => void refetch()} />
  }
  const total = data.causes.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <div className={classes.list}>
      <MendAndSend upload={upload} />
      {total > counts.rejected && (
        <p className={classes.quiet}>Some rows have several faults, and are listed under each of them.</p>
      )}
      <div className={classes.causes}>
        {data.causes.map((cause) => (
          <Cause
            key={cause.code}
            upload={id}
            header={data.header}
            cause={cause}
            isOpen={cause.code === open}
            toggle={() => toggle(cause.code)}
          />
        ))}
      </div>
    </div>
  )
}

/** Which cause’s rows are shown stands in the address. The only one there is need not be opened. */
function useOpenCause(causes: readonly { readonly code: string }[]) {
  const { cause } = useSearch({ from: '/uploads/$id' })
  const navigate = useNavigate({ from: '/uploads/$id' })
  const open = cause ?? (causes.length === 1 ? causes[0]!.code : undefined)
  const toggle = (code: string) =>
    void navigate({
      search: (now) => ({ ...now, cause: code === open ? 'none' : code }),
      replace: true,
      resetScroll: false,
    })
  return { open, toggle }
}
