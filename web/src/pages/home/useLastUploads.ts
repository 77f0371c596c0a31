import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, type Schema } from '../../api/client.ts'
import { isLive } from '../../api/useLiveUpload.ts'

const none: readonly Schema<'Upload'>[] = []

/** The newest uploads. While one goes on they are asked for every moment; when it ends, the book is read afresh. */
export function useLastUploads(broker: string | undefined): readonly Schema<'Upload'>[] {
  const queries = useQueryClient()
  const { data } = api.useQuery(
    'get',
    '/v1/uploads',
    { params: { query: { broker, limit: 4 } } },
    { refetchInterval: ({ state }) => (state.data?.data.some(isLive) === true ? 1000 : 15_000) },
  )
  const uploads = data?.data ?? none
  const live = uploads.filter(isLive).length
  const before = useRef(live)
  useEffect(() => {
    if (live < before.current) void queries.invalidateQueries()
    before.current = live
  }, [live, queries])
  return uploads
}
