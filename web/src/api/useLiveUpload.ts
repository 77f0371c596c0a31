import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, type Schema } from './client.ts'
import { followUpload } from './followUpload.ts'
import { asProblem, type ApiProblem } from './problem.ts'

type Upload = Schema<'Upload'>

interface LiveUpload {
  /** As it is now; undefined until it is known. */
  readonly upload: Upload | undefined
  /** Why it cannot be read at the moment. What was known before stays. */
  readonly problem: ApiProblem | undefined
  /** When it was so, in milliseconds. */
  readonly seenAt: number
}

/** Whether it goes on by itself. A held one waits for somebody’s word. */
export const isLive = (upload: Pick<Upload, 'state'>): boolean =>
  upload.state === 'queued' || upload.state === 'running'

/** What a load does not change: other uploads, the key. */
const unaffected = new Set<unknown>(['/v1/uploads/{id}', '/v1/encryption-key'])

const asked = (id: number) => api.queryOptions('get', '/v1/uploads/{id}', { params: { path: { id } } })

/** Makes an upload that an answer brought known to all who follow it. */
export function rememberUpload(queries: QueryClient, upload: Upload): void {
  queries.setQueryData(asked(upload.id).queryKey, upload)
}

/**
 * One upload, followed for as long as it is queued or running, also after a retry. Once it comes to its end everything
 * else on the pages is asked anew: the book may have changed.
 */
export function useLiveUpload(id: number): LiveUpload {
  const queries = useQueryClient()
  const [streaming, setStreaming] = useState(false)
  const {
    data: upload,
    error,
    dataUpdatedAt: seenAt,
  } = api.useQuery(
    'get',
    '/v1/uploads/{id}',
    { params: { path: { id } } },
    {
      refetchInterval: ({ state }) => {
        if (state.status === 'error' && asProblem(state.error).isPassing) return 3000
        return state.data !== undefined && isLive(state.data) && !streaming ? 1500 : false
      },
    },
  )
  const live = upload !== undefined && isLive(upload)
  useEffect(() => {
    if (!live) return undefined
    return followUpload(id, { onUpload: (now) => rememberUpload(queries, now), onStreaming: setStreaming })
  }, [id, live, queries])

  const followed = useRef<number>(undefined)
  useEffect(() => {
    if (live) followed.current = id
    else if (followed.current === id) {
      followed.current = undefined
      void queries.invalidateQueries({ predicate: ({ queryKey }) => !unaffected.has(queryKey[1]) })
    }
  }, [id, live, queries])
  return { upload, problem: error === null ? undefined : asProblem(error), seenAt }
}
