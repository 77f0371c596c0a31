import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { isLive } from '../../api/useLiveUpload.ts'
import { useBroker } from '../../app/broker.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { DataTable } from '../../parts/table/DataTable.tsx'
import { uploadColumns } from './uploadColumns.tsx'
import { UploadFilters } from './UploadFilters.tsx'
import { useUploadFilters } from './useUploadFilters.ts'

export function UploadsPage() {
  return (
    <Page
      title="Uploads"
      lead="Every file that was sent, newest first, and what became of it."
      actions={<ButtonLink to="/upload">Send files</ButtonLink>}
    >
      <UploadFilters />
      <UploadList />
    </Page>
  )
}

function UploadList() {
  const navigate = useNavigate()
  const { filters, isFiltered, clear } = useUploadFilters()
  const list = useUploads()
  if (list.isPending) return <Loading what="the uploads" />
  if (list.isError && list.data === undefined) {
    return <ProblemNote problem={asProblem(list.error)} retry={() => void list.refetch()} />
  }
  const rows = list.data.pages.flatMap(({ data }) => data)
  if (rows.length === 0) {
    return isFiltered ? (
      <Empty title="No upload fits these filters">
        <Button variant="default" size="xs" mt="sm" onClick={clear}>
          Show all uploads
        </Button>
      </Empty>
    ) : (
      <Empty title="No file has been sent yet">
        <p>Once one is, it stands here with what was added, updated and rejected.</p>
        <ButtonLink to="/upload">Send files</ButtonLink>
      </Empty>
    )
  }
  return (
    <DataTable
      key={JSON.stringify(filters)}
      label="Uploads"
      columns={uploadColumns}
      rows={rows}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: '/uploads/$id', params: { id: String(id) } })}
      hasMore={list.hasNextPage}
      loadMore={() => void list.fetchNextPage()}
      loadingMore={list.isFetchingNextPage}
      height="calc(100dvh - 220px)"
    />
  )
}

/** Pages of uploads. While one of them goes on, they are asked anew every moment; else from time to time. */
function useUploads() {
  const broker = useBroker()
  const { filters } = useUploadFilters()
  return api.useInfiniteQuery(
    'get',
    '/v1/uploads',
    { params: { query: { broker, ...filters, limit: 100 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
      placeholderData: (before) => before,
      refetchInterval: ({ state }) => {
        const pages = state.data?.pages ?? []
        return pages.some(({ data }) => data.some(isLive)) ? 1500 : pages.length > 3 ? false : 15_000
      },
    },
  )
}
