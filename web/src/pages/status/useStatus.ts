import { api } from '../../api/client.ts'

/** Asked for every few seconds; when the server does not answer, until it does. */
export function useStatus() {
  return api.useQuery('get', '/v1/status', {}, { refetchInterval: 3000, retry: false, staleTime: 0 })
}
