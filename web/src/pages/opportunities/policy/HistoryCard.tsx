import { Button } from '@mantine/core'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { formatDate, formatExactMoney, formatTime } from '../../../words/format.ts'
import classes from './policy.module.css'
import { Source } from './ValuesCard.tsx'

/** What uploads made of the policy, the newest first; at the end the one that added it. */
export function HistoryCard({ policy }: { policy: Schema<'PolicyRecord'> }) {
  const broker = useBroker()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/policies/{id}/changes',
    { params: { path: { id: policy.id }, query: { broker, limit: 20 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }: { page: { next_cursor: string | null } }) => page.next_cursor ?? undefined,
    },
  )
  const changes = query.data?.pages.flatMap(({ data }) => data) ?? []
  const first = changes.at(-1)?.previous_provenance ?? policy.provenance
  if (query.isError) {
    return (
      <Card title="History">
        <ProblemNote problem={asProblem(query.error)} retry={() => void query.refetch()} />
      </Card>
    )
  }
  return (
    <Card title="History">
      <ol className={classes.history}>
        {changes.map((change, index) => (
          <Entry
            key={change.upload_id}
            change={change}
            // The line is where the next change found it, or where the policy is from now.
            line={(index === 0 ? policy.provenance : changes[index - 1]!.previous_provenance).line}
          />
        ))}
        {query.isSuccess && !query.hasNextPage && (
          <li>
            <p>
              Added by <Source uploadId={first.upload_id} line={first.line} />
            </p>
          </li>
        )}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </Card>
  )
}

function Entry({ change, line }: { change: Schema<'RecordChange'>; line: number }) {
  return (
    <li>
      <p>
        Changed by <Source uploadId={change.upload_id} line={line} />{' '}
        <span className={classes.soft}>{formatTime(change.changed_at)}</span>
      </p>
      <dl className={classes.facts}>
        {Object.keys(change.after).map((field) => (
          <div key={field}>
            <dt>{names[field] ?? field}</dt>
            <dd>
              <del>{spell(field, change.before[field])}</del> <span aria-label="became">→</span>{' '}
              <ins>{spell(field, change.after[field])}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

const names: Record<string, string> = {
  type: 'Type',
  office: 'Office',
  carrier_id: 'Carrier’s id',
  client_id: 'Client’s id',
  effective_date: 'Effective date',
  expiration_date: 'X-date',
  written_premium: 'Premium',
  carrier_policy_number: 'Carrier’s number',
  unreadable: 'What could not be read',
}

function spell(field: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).join(', ')
  if (typeof value !== 'string' && typeof value !== 'number') return 'empty'
  if (field.endsWith('_date')) return formatDate(String(value))
  return field === 'written_premium' ? formatExactMoney(String(value)) : String(value)
}
