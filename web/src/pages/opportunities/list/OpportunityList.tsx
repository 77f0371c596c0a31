import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { formatMany } from '../../../words/format.ts'
import filterClasses from '../filters/filters.module.css'
import classes from '../opportunities.module.css'
import { useView, type Filters } from '../useView.ts'
import { ColumnMenu } from './ColumnMenu.tsx'
import { shownColumns, tableColumns, type ColumnName } from './columns.tsx'
import { NothingFits } from './NothingFits.tsx'

/** The API’s most. */
const pageLength = 500

const idOf = ({ id }: Schema<'Opportunity'>) => id

/** The list itself, page after page from the server, with what can be done with it. */
export function OpportunityList({ totals }: { totals: Schema<'OpportunitySummary'> }) {
  const { search, filters, change } = useView()
  const shown = shownColumns(search)
  const list = useList(filters, search.sort)
  const { columns, open } = useColumns(shown)
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data])
  const { fetchNextPage } = list
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (totals.total.count === 0) return <NothingFits totals={totals} />
  return (
    <section aria-label="Opportunities">
      <div className={classes.listHead}>
        <p role="status">
          {totals.assessment?.current === false
            ? 'Bringing the figures up to date …'
            : `${formatMany(totals.total.count, 'policy', 'policies')}, ${orders[search.sort ?? 'x_date'] ?? ''}`}
        </p>
        <ColumnMenu />
        <ExportLink filters={filters} sort={search.sort} columns={shown} />
      </div>
      {list.isError ? (
        <ProblemNote problem={asProblem(list.error)} retry={() => void list.refetch()} />
      ) : (
        <div className={classes.list} aria-busy={list.isPlaceholderData}>
          <DataTable
            // Another view starts at its top.
            key={JSON.stringify([filters, search.sort])}
            label="Opportunities"
            columns={columns}
            rows={rows}
            rowKey={idOf}
            sort={search.sort ?? 'x_date'}
            onSort={(sort) => change({ sort: sortOf(sort, search.sort) })}
            onOpen={open}
            total={totals.total.count}
            hasMore={list.hasNextPage || list.isPending}
            loadMore={loadMore}
            loadingMore={list.isFetchingNextPage || list.isPending}
            height="max(420px, calc(100dvh - 72px))"
          />
        </div>
      )}
    </section>
  )
}

const orders: Record<string, string> = {
  x_date: 'the next to expire first',
  '-x_date': 'the last to expire first',
  premium: 'the lowest premium first',
  '-premium': 'the highest premium first',
}

/** The next to expire come first without being asked for; of premiums the highest is what is looked for first. */
function sortOf(asked: string, now: string | undefined): string | undefined {
  if (asked.endsWith('x_date')) return asked === 'x_date' ? undefined : asked
  return now === '-premium' ? 'premium' : '-premium'
}

function useList(filters: Filters, sort: string | undefined) {
  return api.useInfiniteQuery(
    'get',
    '/v1/opportunities',
    { params: { query: { ...filters, sort: sort as 'x_date', limit: pageLength } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }: { page: { next_cursor: string | null } }) => page.next_cursor ?? undefined,
      placeholderData: keepPreviousData,
      // Page after page would be read again; once the book was assessed anew, they are (OpportunitiesPage).
      staleTime: 600_000,
    },
  )
}

/** The first cell of each row is a link to its policy; the policy leads back to this very view. */
function useColumns(shown: readonly ColumnName[]) {
  const navigate = useNavigate()
  const list = useRouterState({ select: ({ location }) => location.href })
  const names = shown.join()
  const columns = useMemo(
    () =>
      tableColumns(names.split(',') as ColumnName[], ({ id }, content) => (
        <Link to="/policies/$id" params={{ id: String(id) }} state={{ list }}>
          {content}
        </Link>
      )),
    [names, list],
  )
  const open = useCallback(
    ({ id }: { id: number }) => void navigate({ to: '/policies/$id', params: { id: String(id) }, state: { list } }),
    [navigate, list],
  )
  return { columns, open }
}

interface ExportProps {
  readonly filters: Filters
  readonly sort: string | undefined
  readonly columns: readonly ColumnName[]
}

/** The same filters, order and columns as a file; the server writes it as it is read, however long it is. */
function ExportLink({ filters, sort, columns }: ExportProps) {
  const given = Object.entries({ ...filters, sort }).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams([...(given as [string, string][]), ['format', 'csv'], ['columns', columns.join()]])
  return (
    <a className={filterClasses.button} href={`/v1/opportunities?${query.toString()}`} download="opportunities.csv">
      <Download size={14} aria-hidden="true" />
      Export as CSV
    </a>
  )
}
