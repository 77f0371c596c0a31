import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useBroker } from '../app/broker.tsx'
import { api } from './client.ts'

/**
 * Whether what was found in the book is up to date. While a new assessment is on its way it is asked for again and
 * again, and once it is there everything that was read from the book is read afresh.
 */
export function useAssessment(): { readonly isChanging: boolean } {
  const broker = useBroker()
  const queries = useQueryClient()
  const { data } = api.useQuery(
    'get',
    '/v1/lines',
    { params: { query: { broker, limit: 1 } } },
    { refetchInterval: ({ state }) => (state.data?.assessment?.current === false ? 1000 : false) },
  )
  const number = data?.assessment?.number
  const known = useRef(number)
  useEffect(() => {
    if (known.current !== undefined && known.current !== number) void queries.invalidateQueries()
    known.current = number
  }, [number, queries])
  return { isChanging: data?.assessment?.current === false }
}
