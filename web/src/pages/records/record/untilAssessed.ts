import { asProblem } from '../../../api/problem.ts'

interface State {
  readonly status: string
  readonly error: unknown
  readonly data?: { readonly assessment: unknown } | undefined
}

/** A record that is not assessed yet is asked for until it is; one that could not be had, until the server is back. */
export const untilAssessed = {
  refetchInterval: ({ state: { status, data, error } }: { state: State }) => {
    if (status === 'error') return asProblem(error).isPassing ? 3000 : false
    return data?.assessment === null ? 1500 : false
  },
}
