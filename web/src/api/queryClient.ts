import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** What is asked again by itself. */
const isPassing = (error: unknown) => error instanceof ApiProblem && error.isPassing

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => isPassing(error) && failures < 2,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 10_000),
      // A page that could not be filled fills by itself once the server is back.
      refetchInterval: (query) => (query.state.status === 'error' && isPassing(query.state.error) ? 3000 : false),
    },
  },
})
