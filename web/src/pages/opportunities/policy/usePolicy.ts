import { api } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'

/** The policy, and the client and carrier that it names, as far as they are in the book. */
export function usePolicy(id: string) {
  const broker = useBroker()
  const query = { broker }
  const policy = api.useQuery(
    'get',
    '/v1/policies/{id}',
    { params: { path: { id: id as unknown as number }, query } },
    {
      refetchInterval: ({ state: { status, data, error } }) => {
        if (status === 'error') return asProblem(error).isPassing ? 3000 : false
        return data?.assessment === null ? 1500 : false
      },
    },
  )
  const clientId = policy.data?.client_id ?? null
  const carrierId = policy.data?.carrier_id ?? null
  const client = api.useQuery(
    'get',
    '/v1/clients/{id}',
    { params: { path: { id: clientId ?? 0 }, query } },
    { enabled: clientId !== null },
  )
  const carrier = api.useQuery(
    'get',
    '/v1/carriers/{id}',
    { params: { path: { id: carrierId ?? 0 }, query } },
    { enabled: carrierId !== null },
  )
  // A policy may have arrived before its client or carrier: those that are not there are no error here.
  return {
    policy,
    client: clientId === null ? undefined : client.data,
    carrier: carrierId === null ? undefined : carrier.data,
    isWaiting: (clientId !== null && client.isPending) || (carrierId !== null && carrier.isPending),
  }
}
