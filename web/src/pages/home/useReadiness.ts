import { api, type Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'

/** The scorecard and the head of the work list; asked for again and again while a new assessment is on its way. */
export function useReadiness(broker: string | undefined) {
  return api.useQuery(
    'get',
    '/v1/readiness',
    { params: { query: { broker, limit: 3 } } },
    {
      refetchInterval: ({ state: { data, status, error } }) => {
        if (status === 'error') return asProblem(error).isPassing ? 3000 : false
        return data !== undefined && !isCurrent(data) ? 1500 : false
      },
    },
  )
}

export const isCurrent = ({ assessment }: Schema<'Readiness'>): boolean => assessment?.current === true
