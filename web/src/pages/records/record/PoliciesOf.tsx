import { Loader } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useAssessment } from '../../../api/useAssessment.ts'
import { useBroker } from '../../../app/broker.tsx'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { paged } from '../list/paged.ts'
import { policyColumns, xDateOf } from '../list/policyColumns.tsx'
import classes from './page.module.css'

interface Props {
  readonly table: 'clients' | 'carriers'
  readonly id: number
}

/** All policies of a client or a carrier, the latest x-date first. */
export function PoliciesOf({ table, id }: Props) {
  const title = useId()
  const { isChanging } = useAssessment()
  return (
    <section aria-labelledby={title}>
      <div className={classes.head}>
        <h2 id={title}>Policies</h2>
        <span role="status" className={classes.status}>
          {isChanging && (
            <>
              <Loader size={12} /> Bringing the figures up to date …
            </>
          )}
        </span>
        <ButtonLink
          to="/policies"
          search={{ [table === 'clients' ? 'client_id' : 'carrier_id']: String(id) }}
          variant="default"
          size="xs"
        >
          Filter and download
        </ButtonLink>
      </div>
      <List table={table} id={id} />
    </section>
  )
}

type Sort = '-expiration_date'

function List({ table, id }: Props) {
  const broker = useBroker()
  const navigate = useNavigate()
  const [sort, setSort] = useState('-expiration_date')
  const list = api.useInfiniteQuery(
    'get',
    // The two calls are alike.
    `/v1/${table}/{id}/policies` as '/v1/clients/{id}/policies',
    { params: { path: { id }, query: { broker, sort: sort as Sort, limit: 100 } } },
    { ...paged, placeholderData: (before) => before },
  )
  if (list.isError) return <ProblemNote problem={asProblem(list.error)} retry={() => void list.refetch()} />
  if (list.data === undefined) return <Loading what="the policies" />
  const loaded = list.data.pages.flatMap(({ data }) => data)
  const rows = list.hasNextPage ? loaded : byShownDate(loaded, sort)
  if (rows.length === 0) {
    return <p className={classes.none}>No policy names this {table === 'clients' ? 'client' : 'carrier'} yet.</p>
  }
  return (
    <DataTable
      label="Policies"
      columns={columns[table]}
      rows={rows}
      rowKey={(policy) => policy.id}
      sort={sort}
      onSort={setSort}
      onOpen={(policy) => void navigate({ to: '/policies/$id', params: { id: String(policy.id) } })}
      hasMore={list.hasNextPage}
      loadMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
      height="440px"
    />
  )
}

/** The API sorts by the date that was sent; where all are here, by the one that is shown: it may be a repaired one. */
function byShownDate(rows: readonly Schema<'ListedPolicy'>[], sort: string): readonly Schema<'ListedPolicy'>[] {
  if (!sort.endsWith('expiration_date')) return rows
  const way = sort.startsWith('-') ? -1 : 1
  const last = way === 1 ? '~' : ''
  return rows.toSorted((one, other) => way * (xDateOf(one) ?? last).localeCompare(xDateOf(other) ?? last, 'en'))
}

const columns = { clients: policyColumns('client'), carriers: policyColumns('carrier') } as const
