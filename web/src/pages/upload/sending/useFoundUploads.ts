import { useEffect } from 'react'
import { api } from '../../../api/client.ts'
import { addFound } from './outbox.ts'

/** Finds the broker’s uploads that go on: sent by somebody else, or before the page was loaded again. */
export function useFoundUploads(broker: string | undefined): void {
  const running = api.useQuery('get', '/v1/uploads', { params: { query: { broker, state: 'running', limit: 20 } } })
  const queued = api.useQuery('get', '/v1/uploads', { params: { query: { broker, state: 'queued', limit: 20 } } })
  useEffect(() => {
    addFound([queued.data, running.data].flatMap((page) => page?.data.map(({ id }) => id) ?? []))
  }, [queued.data, running.data])
}
