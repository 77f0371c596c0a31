import { api } from '../../api/client.ts'
import type { paths } from '../../api/schema.d.ts'
import { useBroker } from '../../app/broker.tsx'
import { BusinessFilters } from './list/BusinessFilters.tsx'
import { carrierColumns } from './list/columns.tsx'
import { paged } from './list/paged.ts'
import { RecordsPage } from './list/RecordsPage.tsx'
import { stateAdvice } from './list/stateAdvice.ts'
import { useListView } from './list/useListView.ts'

type Query = NonNullable<paths['/v1/carriers']['get']['parameters']['query']>

export function CarriersPage() {
  const broker = useBroker()
  const { search } = useListView()
  const query = { ...search, broker, limit: 100 } as Query
  const list = api.useInfiniteQuery(
    'get',
    '/v1/carriers',
    { params: { query } },
    { ...paged, placeholderData: (before) => before },
  )
  return (
    <RecordsPage
      table="carriers"
      list={list}
      columns={carrierColumns}
      filters={<BusinessFilters />}
      advice={stateAdvice}
    />
  )
}
