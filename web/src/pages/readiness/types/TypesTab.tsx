import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { FilterLinks } from '../FilterLinks.tsx'
import shared from '../readiness.module.css'
import { Decisions } from './Decisions.tsx'
import { TypeItem } from './TypeItem.tsx'
import classes from './types.module.css'
import { useDecision } from './useDecision.ts'

const views = ['waiting', 'all', 'decided'] as const

/** The agency’s own words for what is insured: what each is taken for, and those that somebody has to decide once. */
export function TypesTab() {
  const search = useSearch({ from: '/readiness' })
  const view = views.find((one) => one === search.types) ?? 'waiting'
  const decision = useDecision()
  return (
    <>
      <p className={shared.intro}>
        A policy’s type is your agency’s own word for what is insured. What a word means is decided once, and holds for
        all its policies, also of files to come. Until then they are kept back from carriers.
      </p>
      <div className={shared.bar}>
        <FilterLinks
          label="Policy types"
          name="types"
          options={[
            { value: 'waiting', name: 'Wait for a decision' },
            { value: 'all', name: 'All types' },
            { value: 'decided', name: 'Decided' },
          ]}
        />
      </div>
      <p role="status" className={classes.told}>
        {decision.said}
      </p>
      {decision.problem !== undefined && <ProblemNote problem={decision.problem} />}
      {view === 'decided' ? (
        <Decisions decision={decision} />
      ) : (
        <Types key={view} waiting={view === 'waiting'} decision={decision} />
      )}
    </>
  )
}

function Types({ waiting, decision }: { waiting: boolean; decision: ReturnType<typeof useDecision> }) {
  const broker = useBroker()
  const types = api.useInfiniteQuery(
    'get',
    '/v1/lines',
    { params: { query: { broker, waiting, limit: 50 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  if (types.isPending) return <Loading what="the policy types" />
  if (types.isError) return <ProblemNote problem={asProblem(types.error)} retry={() => void types.refetch()} />
  const list = types.data.pages.flatMap(({ data }) => data)
  const choices = types.data.pages[0]!.choices
  if (list.length === 0) return <None waiting={waiting} />
  return (
    <>
      <ul className={classes.list} aria-label="Policy types">
        {waitingFirst(list).map((type) => (
          <TypeItem key={type.label} type={type} choices={choices} decision={decision} />
        ))}
      </ul>
      {types.hasNextPage && (
        <div className={shared.more}>
          <Button variant="default" loading={types.isFetchingNextPage} onClick={() => void types.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

/** Of those that are shown; within each part they stay in the API’s order, most premium first. */
const waitingFirst = (list: readonly Schema<'PolicyType'>[]) =>
  list.toSorted((one, other) => Number(other.waiting) - Number(one.waiting))

function None({ waiting }: { waiting: boolean }) {
  return (
    <Card>
      {waiting ? (
        <Empty title="No policy type waits for a decision">Every type is taken for something.</Empty>
      ) : (
        <Empty title="There are no policy types yet">They come with the policies.</Empty>
      )}
    </Card>
  )
}
