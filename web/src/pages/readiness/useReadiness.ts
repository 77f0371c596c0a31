import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, type Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { useBroker } from '../../app/broker.tsx'

/** What the API gives at most; a work list is seldom as long. */
const allFixes = 500

/**
 * The scorecard and the whole work list. While a new assessment is on its way it is asked for again and again, and once
 * it is there everything else that was read from the book is read afresh.
 */
export function useReadiness() {
  const broker = useBroker()
  const queries = useQueryClient()
  const query = api.useQuery(
    'get',
    '/v1/readiness',
    { params: { query: { broker, limit: allFixes } } },
    {
      refetchInterval: ({ state: { data, status, error } }) => {
        if (status === 'error') return asProblem(error).status === 0 || asProblem(error).status >= 500 ? 3000 : false
        return data !== undefined && isChanging(data) ? 1500 : false
      },
    },
  )
  const state = query.data && `${query.data.assessment?.number} ${query.data.assessment?.current}`
  const known = useRef(state)
  useEffect(() => {
    if (known.current !== undefined && known.current !== state) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== '/v1/readiness' })
    }
    known.current = state
  }, [state, queries])
  return query
}

/** Whether a new assessment is on its way: the first one, or because something has changed since. */
export function isChanging({ assessment, policies }: Schema<'Readiness'>): boolean {
  return assessment === null ? policies.all.policies > 0 : !assessment.current
}
