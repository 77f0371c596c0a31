import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, type Schema } from '../../../api/client.ts'
import { asProblem, type ApiProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import type { Column } from '../../../parts/table/column.ts'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { formatCount, formatDate, formatMoney } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import { RecordLink } from '../RecordLink.tsx'

type Held = Schema<'Holdback'>

/** The clients and policies that the broker keeps from carriers, whatever is known of them. */
export function HeldTab() {
  const broker = useBroker()
  const { release, releasing, said, problem } = useRelease()
  const held = api.useInfiniteQuery(
    'get',
    '/v1/holdbacks',
    { params: { query: { broker, limit: 100 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  if (held.isPending) return <Loading what="what is held back" />
  if (held.isError) return <ProblemNote problem={asProblem(held.error)} retry={() => void held.refetch()} />
  const list = held.data.pages.flatMap(({ data }) => data)
  return (
    <>
      <p className={shared.intro}>
        Carriers are not shown these, whatever is known of them. A client that is held back holds all its policies back.
      </p>
      <p role="status">{said}</p>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {list.length === 0 ? (
        <Card>
          <Empty title="Nothing is held back">A client or a policy is held back on its own page.</Empty>
        </Card>
      ) : (
        <DataTable
          label="Held back"
          columns={columnsOf(release, releasing)}
          rows={list}
          rowKey={keyOf}
          hasMore={held.hasNextPage}
          loadMore={() => void held.fetchNextPage()}
          loadingMore={held.isFetchingNextPage}
          height="max(320px, calc(100dvh - 260px))"
        />
      )}
    </>
  )
}

const keyOf = ({ table, record_id }: Held) => `${table} ${record_id}`

function columnsOf(release: (held: Held) => void, releasing: string | undefined): Column<Held>[] {
  return [
    {
      id: 'record',
      header: 'Record',
      width: 110,
      cell: ({ table, record_id }) => <RecordLink table={table} id={record_id} />,
    },
    { id: 'name', header: 'Name or type', width: 220, cell: ({ name }) => name ?? '–' },
    {
      id: 'reason',
      header: 'Why',
      width: 260,
      cell: ({ reason }) => <span title={reason ?? ''}>{reason ?? '–'}</span>,
    },
    { id: 'since', header: 'Since', width: 110, cell: ({ since }) => formatDate(since.slice(0, 10)) },
    {
      id: 'policies',
      header: 'Renewing',
      width: 80,
      align: 'right',
      cell: ({ renewing }) => formatCount(renewing.policies),
    },
    {
      id: 'premium',
      header: 'Premium',
      width: 100,
      align: 'right',
      cell: ({ renewing }) => formatMoney(renewing.premium),
    },
    {
      id: 'release',
      header: 'Let go',
      width: 110,
      align: 'right',
      cell: (held) => (
        <Button
          size="compact-xs"
          variant="default"
          loading={releasing === keyOf(held)}
          onClick={() => release(held)}
          aria-label={`Let go: ${held.table === 'clients' ? 'client' : 'policy'} ${held.record_id}`}
        >
          Let go
        </Button>
      ),
    },
  ]
}

function useRelease() {
  const broker = useBroker()
  const queries = useQueryClient()
  const [releasing, setReleasing] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const send = async (held: Held): Promise<void> => {
    const asked = { params: { path: { id: held.record_id }, query: { broker } } }
    setReleasing(keyOf(held))
    setProblem(undefined)
    try {
      const { data } =
        held.table === 'clients'
          ? await client.DELETE('/v1/clients/{id}/holdback', asked)
          : await client.DELETE('/v1/policies/{id}/holdback', asked)
      setSaid(data?.message)
      await queries.invalidateQueries()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setReleasing(undefined)
    }
  }
  return { release: (held: Held) => void send(held), releasing, said, problem }
}
