import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { Page } from '../../../parts/Page.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import type { Column } from '../../../parts/table/column.ts'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { tableTerms } from '../../../words/fields.ts'
import { formatCount, formatMany } from '../../../words/format.ts'
import classes from './list.module.css'
import type { PagedList } from './paged.ts'
import { useListView } from './useListView.ts'

interface Props<Row> {
  readonly table: 'clients' | 'carriers' | 'policies'
  readonly list: PagedList<Row>
  readonly columns: readonly Column<Row>[]
  readonly filters: ReactNode
  /** What else may help where nothing fits. */
  readonly advice?: ReactNode
}

/** All records of one table, to be searched and filtered. */
export function RecordsPage<Row extends { readonly id: number }>(props: Props<Row>) {
  const { table, filters } = props
  const { name } = tableTerms[table]
  const { isFiltered, clear } = useListView()
  const total = useTotal(table)
  return (
    <Page
      title={name}
      lead={
        <span role="status">
          <Found {...props} />
        </span>
      }
      actions={<DownloadLink table={table} />}
    >
      <div className={classes.filters} role="search" aria-label={name}>
        {filters}
        {isFiltered && (
          <Button variant="subtle" size="xs" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
      <Rows {...props} total={isFiltered ? undefined : total} />
    </Page>
  )
}

function useTotal(table: Props<never>['table']): number | undefined {
  const broker = useBroker()
  return api.useQuery('get', '/v1/summary', { params: { query: { broker } } }).data?.[table]
}

/** The list as it is filtered and sorted, whole. */
function DownloadLink({ table }: { table: Props<never>['table'] }) {
  const broker = useBroker()
  const { search } = useListView()
  const asked = new URLSearchParams({ ...search, ...(broker !== undefined && { broker }), format: 'csv' })
  return (
    <Button
      component="a"
      variant="default"
      href={`/v1/${table}?${asked.toString()}`}
      download
      leftSection={<Download size={15} aria-hidden="true" />}
    >
      Download CSV
    </Button>
  )
}

/** How many there are, or how many fit the filters, as far as it is known: filtered lists are not counted. */
function Found<Row>({ table, list }: Props<Row>) {
  const { one, many } = tableTerms[table]
  const { isFiltered } = useListView()
  const total = useTotal(table)
  const found = list.data?.pages.reduce((sum, { data }) => sum + data.length, 0)
  const all = total === undefined ? undefined : `${formatMany(total, one, many)} in the book`
  if (!isFiltered || list.error !== null) return all ?? 'Counting …'
  if (found === undefined || list.isPlaceholderData) return 'Searching …'
  const fitting = list.hasNextPage ? `More than ${formatCount(found)}` : formatCount(found)
  return `${fitting} of ${all ?? many}`
}

function Rows<Row extends { readonly id: number }>(props: Props<Row> & { total: number | undefined }) {
  const { table, list, columns, total } = props
  const { search, change } = useListView()
  const navigate = useNavigate()
  if (list.error !== null && (list.data === undefined || list.isPlaceholderData)) return <Problem {...props} />
  if (list.data === undefined) return <Loading what={`the ${table}`} />
  const rows = list.data.pages.flatMap(({ data }) => data)
  if (rows.length === 0) return <Nothing {...props} />
  return (
    <div className={classes.table} data-old={list.isPlaceholderData || undefined}>
      <DataTable
        // Another list starts at its top.
        key={JSON.stringify(search)}
        label={tableTerms[table].name}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={search.sort ?? 'id'}
        onSort={(sort) => change({ sort: sort === 'id' ? undefined : sort })}
        onOpen={({ id }) => void navigate({ to: `/${table}/$id`, params: { id: String(id) } })}
        total={total}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        height="max(360px, calc(100dvh - 214px))"
      />
    </div>
  )
}

/** What an address asks for wrongly is refused as often as it is asked for. */
function Problem<Row>({ list }: Props<Row>) {
  const problem = asProblem(list.error)
  return <ProblemNote problem={problem} {...(problem.isPassing && { retry: () => void list.refetch() })} />
}

function Nothing<Row>({ table, advice }: Props<Row>) {
  const { one, many } = tableTerms[table]
  const { isFiltered, clear } = useListView()
  if (!isFiltered) {
    return (
      <Empty title={`There are no ${many} yet`}>
        <p>They come with the files that are sent. Once one is loaded, its {many} stand here.</p>
        <ButtonLink to="/upload">Send files</ButtonLink>
      </Empty>
    )
  }
  return (
    <Empty title={`No ${one} fits these filters`}>
      {advice !== undefined && <p>{advice}</p>}
      <Button variant="default" size="xs" mt="sm" onClick={clear}>
        Show all {many}
      </Button>
    </Empty>
  )
}
