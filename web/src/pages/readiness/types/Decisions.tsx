import { Button } from '@mantine/core'
import { api } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { formatTime } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import classes from './types.module.css'
import type { useDecision } from './useDecision.ts'

/** Everything that was decided, also about types that no policy has any more. */
export function Decisions({ decision }: { decision: ReturnType<typeof useDecision> }) {
  const broker = useBroker()
  const decisions = api.useInfiniteQuery(
    'get',
    '/v1/lines/decisions',
    { params: { query: { broker, limit: 100 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  if (decisions.isPending) return <Loading what="the decisions" />
  if (decisions.isError) {
    return <ProblemNote problem={asProblem(decisions.error)} retry={() => void decisions.refetch()} />
  }
  const list = decisions.data.pages.flatMap(({ data }) => data)
  if (list.length === 0) {
    return (
      <Card>
        <Empty title="Nothing was decided yet">What you decide about a policy type is listed here.</Empty>
      </Card>
    )
  }
  return (
    <>
      <ul className={classes.list} aria-label="Decisions">
        {list.map(({ label, line, name, decided_at }) => (
          <li key={label} className={classes.type}>
            <div className={classes.said}>
              <h2>{label}</h2>
            </div>
            <div className={classes.taken}>
              <strong title={line}>{name}</strong>
              <small>decided {formatTime(decided_at)}</small>
            </div>
            <div className={classes.ways}>
              <Button
                size="xs"
                variant="default"
                loading={decision.deciding === label}
                onClick={() => void decision.decide(label, null)}
                aria-label={`Take back what “${label}” is`}
              >
                Take back
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {decisions.hasNextPage && (
        <div className={shared.more}>
          <Button
            variant="default"
            loading={decisions.isFetchingNextPage}
            onClick={() => void decisions.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
