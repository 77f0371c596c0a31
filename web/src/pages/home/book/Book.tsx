import { Loader } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { Card } from '../../../parts/Card.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import classes from '../home.module.css'
import { isCurrent, type useReadiness } from '../useReadiness.ts'
import { LastUploads } from './LastUploads.tsx'
import { Renewals } from './Renewals.tsx'
import { Standing } from './Standing.tsx'
import { Waiting } from './Waiting.tsx'

interface Props {
  readonly readiness: ReturnType<typeof useReadiness>
  readonly summary: Schema<'Summary'>
  readonly uploads: readonly Schema<'Upload'>[]
}

export function Book({ readiness, summary, uploads }: Props) {
  return (
    <div className={classes.rows}>
      <Worth readiness={readiness} summary={summary} />
      <LastUploads uploads={uploads} />
    </div>
  )
}

/** What the book is worth, and what would make it worth more. */
function Worth({ readiness: { data: readiness, error, refetch }, summary }: Omit<Props, 'uploads'>) {
  if (readiness === undefined) {
    if (error !== null) return <ProblemNote problem={asProblem(error)} retry={() => void refetch()} />
    return <Loading what="what the book is worth" />
  }
  return (
    <>
      <p role="status" className={classes.status}>
        {!isCurrent(readiness) && (
          <>
            <Loader size={12} /> Bringing the figures up to date …
          </>
        )}
      </p>
      {readiness.assessment === null ? (
        <Card title="Readiness">
          <p className={classes.soft}>The records are here. What they are worth is being worked out.</p>
        </Card>
      ) : (
        <Standing readiness={readiness} />
      )}
      <div className={classes.two}>
        <Renewals readiness={readiness} />
        <Waiting readiness={readiness} summary={summary} />
      </div>
    </>
  )
}
