import { useSearch } from '@tanstack/react-router'
import { api, type Schema } from '../api/client.ts'

/** All brokers; undefined until they are known. */
export function useBrokers(): Schema<'Broker'>[] | undefined {
  const { data } = api.useQuery('get', '/v1/brokers', {}, { staleTime: 60_000 })
  return data?.data
}

/**
 * The slug of the broker that the pages speak of: the address's, else the first real one, else the sample; undefined
 * where there is none yet. Give it as `broker` with every call. The shell draws pages only once the brokers are known.
 */
export function useBroker(): string | undefined {
  const { broker } = useSearch({ from: '__root__' })
  const brokers = useBrokers() ?? []
  return broker ?? (brokers.find(({ sample }) => !sample) ?? brokers[0])?.slug
}
