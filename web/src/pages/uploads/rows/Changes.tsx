import { Button } from '@mantine/core'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { formatMany } from '../../../words/format.ts'
import { ChangedRecord } from './ChangedRecord.tsx'
import classes from './rows.module.css'

/** The records that the upload updated: each field that differs, before and after. */
export function Changes({ upload: { id, counts } }: { upload: Schema<'Upload'> }) {
  const list = api.useInfiniteQuery(
    'get',
    '/v1/uploads/{id}/changes',
    { params: { path: { id }, query: { limit: 50 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
      enabled: counts.updated > 0,
    },
  )
  const added = counts.added > 0 ? ` ${formatMany(counts.added, 'record')} came new, with nothing before them.` : ''
  if (counts.updated === 0) return <Empty title="Nothing that was here changed">{added}</Empty>
  if (list.data === undefined) {
    if (list.error === null) return <Loading what="the changes" />
    return <ProblemNote problem={asProblem(list.error)} retry={() => void list.refetch()} />
  }
  return (
    <div className={classes.list}>
      <p className={classes.quiet}>
        {formatMany(counts.updated, 'record')} changed.{added}
      </p>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label="Changed records">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Record</th>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Came before from</th>
            </tr>
          </thead>
          {list.data.pages
            .flatMap(({ data }) => data)
            .map((change) => (
              <ChangedRecord key={change.record_id} change={change} />
            ))}
        </table>
      </div>
      {list.hasNextPage && (
        <Button
          className={classes.more}
          variant="default"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more records
        </Button>
      )}
    </div>
  )
}
