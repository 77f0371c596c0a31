import { Button } from '@mantine/core'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { RejectedRow } from './RejectedRow.tsx'
import classes from './rows.module.css'

interface Props {
  readonly upload: number
  readonly header: readonly string[]
  readonly cause: Schema<'RejectionCause'>
}

/** The rows of one cause as they were sent, in the file’s own columns. */
export function RejectedRows({ upload, header, cause }: Props) {
  const list = useRejections(upload, cause.code)
  if (list.isPending) return <Loading what="the rows" />
  if (list.data === undefined) {
    return <ProblemNote problem={asProblem(list.error)} retry={() => void list.refetch()} />
  }
  const rows = list.data.pages.flatMap(({ data }) => data)
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length))
  const columns = columnsOf(header, width, cause.code)
  // Once for all where it is the same for all; else each row says its own.
  const said = cause.example.message
  const isSaid = rows.every(({ findings }) => findings.some(({ message }) => message === said))
  return (
    <>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label="Rows as they were sent">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {columns.map(({ at, name }) => (
                <th key={at} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row) => (
            <RejectedRow key={row.line} row={row} header={header} width={width} said={isSaid ? said : undefined} />
          ))}
        </table>
      </div>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more rows
        </Button>
      )}
    </>
  )
}

function useRejections(id: number, code: string) {
  return api.useInfiniteQuery(
    'get',
    '/v1/uploads/{id}/rejections',
    { params: { path: { id }, query: { code, limit: 50 } }, headers: { accept: 'application/json' } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      // The call answers CSV, too; what comes follows the Accept header.
      getNextPageParam: (page) => (page as RejectionPage).page.next_cursor ?? undefined,
      select: ({ pages }) => ({ pages: pages as RejectionPage[] }),
    },
  )
}

interface RejectionPage {
  readonly data: Schema<'Rejection'>[]
  readonly page: { readonly next_cursor: string | null }
}

/** Where nobody can tell which cell belongs to which column, they are only numbered. */
function columnsOf(header: readonly string[], width: number, code: string): { at: number; name: string }[] {
  const isUncertain = code.startsWith('row.') && code !== 'row.cells.extra'
  return Array.from({ length: width }, (_, at) => ({
    at,
    name: isUncertain ? `Cell ${at + 1}` : (header[at] ?? 'No column'),
  }))
}
