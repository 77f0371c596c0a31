import { Button } from '@mantine/core'
import { api, type Schema } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { useBroker } from '../../app/broker.tsx'
import { nameField } from '../../words/fields.ts'
import { formatDate, formatExactMoney, formatTime } from '../../words/format.ts'
import { Loading } from '../Loading.tsx'
import { ProblemNote } from '../ProblemNote.tsx'
import classes from './record.module.css'
import { Source } from './Source.tsx'

interface Props {
  readonly table: 'clients' | 'carriers' | 'policies'
  readonly record: Pick<Schema<'Client'>, 'id' | 'provenance'>
}

/** What uploads made of a record, the newest first; at the end the one that added it. */
export function History({ table, record: { id, provenance } }: Props) {
  const broker = useBroker()
  const query = api.useInfiniteQuery(
    'get',
    // The three calls are alike.
    `/v1/${table}/{id}/changes` as '/v1/clients/{id}/changes',
    { params: { path: { id }, query: { broker, limit: 20 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }: { page: { next_cursor: string | null } }) => page.next_cursor ?? undefined,
    },
  )
  if (query.isError) return <ProblemNote problem={asProblem(query.error)} retry={() => void query.refetch()} />
  if (query.isPending) return <Loading what="the history" />
  const changes = query.data.pages.flatMap(({ data }) => data)
  const first = changes.at(-1)?.previous_provenance ?? provenance
  return (
    <>
      <ol className={classes.history}>
        {changes.map((change, index) => (
          <Entry
            key={change.upload_id}
            change={change}
            // The line is where the next change found it, or where the record is from now.
            line={(index === 0 ? provenance : changes[index - 1]!.previous_provenance).line}
          />
        ))}
        {!query.hasNextPage && (
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
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </>
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
            <dt>{field === 'unreadable' ? 'What could not be read' : nameField(field)}</dt>
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

function spell(field: string, value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return Object.values(value).join(', ')
  if (typeof value !== 'string') return 'empty'
  if (field.endsWith('_date')) return formatDate(value)
  return field === 'written_premium' ? formatExactMoney(value) : value
}
