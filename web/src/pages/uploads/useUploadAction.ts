import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../api/client.ts'
import { rememberUpload } from '../../api/useLiveUpload.ts'

type UploadAction = 'retry' | 'cancel' | 'release' | 'discard'

const calls = {
  retry: '/v1/uploads/{id}/retry',
  cancel: '/v1/uploads/{id}/cancel',
  release: '/v1/uploads/{id}/release',
  discard: '/v1/uploads/{id}/discard',
} as const

/** Says one of the four words to an upload. Everybody who follows it knows at once. */
export function useUploadAction(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (action: UploadAction) => (await client.POST(calls[action], { params: { path: { id } } })).data!,
    onSuccess: ({ upload }) => {
      rememberUpload(queries, upload)
      return queries.invalidateQueries()
    },
    // It may have come to its end meanwhile.
    onError: () => queries.invalidateQueries(),
  })
}
