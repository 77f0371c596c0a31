import { api } from '../../api/client.ts'
import { useBroker } from '../../app/broker.tsx'
import type { paths } from '../../api/schema.d.ts'
import { paged } from './list/paged.ts'
import { policyColumns } from './list/policyColumns.tsx'
import { PolicyFilters } from './list/PolicyFilters.tsx'
import { RecordsPage } from './list/RecordsPage.tsx'
import { useListView } from './list/useListView.ts'

type Query = NonNullable<paths['/v1/policies']['get']['parameters']['query']>

const columns = policyColumns()

export function PoliciesPage() {
  const broker = useBroker()
  const { search } = useListView()
  const query = { ...search, broker, limit: 100 } as Query
  const list = api.useInfiniteQuery(
    'get',
    '/v1/policies',
    { params: { query } },
    { ...paged, placeholderData: (before) => before },
  )
  return <RecordsPage table="policies" list={list} columns={columns} filters={<PolicyFilters />} />
}
