import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { tableTerms } from '../../../words/fields.ts'
import { FilterLinks } from '../FilterLinks.tsx'
import shared from '../readiness.module.css'
import { answersTo } from './AnswerButtons.tsx'
import { BulkBar } from './BulkBar.tsx'
import { RepairItem } from './RepairItem.tsx'
import classes from './repairs.module.css'
import { tellProgress, useAnswers, type Answer } from './useAnswers.ts'
import { repairTerms } from './repairTerms.ts'

const states = ['proposed', 'accepted', 'refused', 'applied', 'all'] as const

type State = (typeof states)[number]
type Table = Schema<'Repair'>['table']

/** What Openbook would mend, or has: answered one by one, or several at once. */
export function RepairsTab() {
  const search = useSearch({ from: '/readiness' })
  const state = states.find((one) => one === search.state) ?? 'proposed'
  const table = search.table !== undefined && search.table in tableTerms ? (search.table as Table) : undefined
  return (
    <>
      <p className={shared.intro}>{intros[state]}</p>
      <div className={shared.bar}>
        <FilterLinks
          label="State"
          name="state"
          options={states.map((value) => ({ value, name: value === 'all' ? 'All' : repairTerms[value].name }))}
        />
        <TableChoice table={table} />
      </div>
      <Repairs key={`${state} ${table}`} state={state} table={table} />
    </>
  )
}

const intros: Record<State, string> = {
  proposed:
    'The evidence points to one value, but could mislead: it counts once you say yes. What you sent is kept beside it. Where you do not know, ask rather than accept.',
  accepted: 'You said yes to these. They count for records that come with the same cause, too, until you take it back.',
  refused: 'You said no to these: they are not proposed again, and wait for the right value from you.',
  applied: 'These follow with certainty from what you sent. If one is wrong, send the right value: it always wins.',
  all: 'Everything that Openbook would mend, or has.',
}

function TableChoice({ table }: { table: Table | undefined }) {
  const navigate = useNavigate({ from: '/readiness' })
  return (
    <NativeSelect
      aria-label="Table"
      size="xs"
      value={table ?? ''}
      data={[
        { value: '', label: 'All tables' },
        ...Object.entries(tableTerms).map(([value, { name }]) => ({ value, label: name })),
      ]}
      onChange={(event) => {
        const value = event.currentTarget.value
        void navigate({ search: (old) => ({ ...old, table: value === '' ? undefined : value }), resetScroll: false })
      }}
    />
  )
}

function Repairs({ state, table }: { state: State; table: Table | undefined }) {
  const broker = useBroker()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { progress, send } = useAnswers()
  const repairs = api.useInfiniteQuery(
    'get',
    '/v1/repairs',
    { params: { query: { broker, state, ...(table !== undefined && { table }), limit: 50 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  if (repairs.isPending) return <Loading what="the repairs" />
  if (repairs.isError) return <ProblemNote problem={asProblem(repairs.error)} retry={() => void repairs.refetch()} />
  const list = repairs.data.pages.flatMap(({ data }) => data)
  const answerable = list.filter((one) => answersTo[one.state].length > 0)
  const picked = answerable.filter(({ id }) => chosen.has(id))
  const answer = async (some: readonly Schema<'Repair'>[], said: Answer) => {
    await send(some, said)
    setChosen(new Set())
  }
  const choose = (ids: readonly string[], yes: boolean) => {
    const next = new Set(chosen)
    for (const id of ids)
      if (yes) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  return (
    <>
      <p role="status" className={classes.told}>
        {progress !== undefined && tellProgress(progress)}
      </p>
      {progress?.problem !== undefined && <ProblemNote problem={progress.problem} />}
      {answerable.length > 0 && (
        <BulkBar
          shown={answerable}
          picked={picked}
          busy={progress?.running === true}
          onChooseAll={(yes) =>
            choose(
              answerable.map(({ id }) => id),
              yes,
            )
          }
          onAnswer={(said) => void answer(picked, said)}
        />
      )}
      {list.length === 0 ? (
        <Card>
          <Empty title={nothing[state]} />
        </Card>
      ) : (
        <ul className={classes.list} aria-label="Repairs">
          {list.map((repair) => (
            <RepairItem
              key={`${repair.id} ${repair.state}`}
              repair={repair}
              chosen={chosen.has(repair.id)}
              onChoose={(yes) => choose([repair.id], yes)}
              busy={progress?.running === true}
              onAnswer={(said) => void answer([repair], said)}
              withState={state === 'all'}
            />
          ))}
        </ul>
      )}
      {repairs.hasNextPage && (
        <div className={shared.more}>
          <Button variant="default" loading={repairs.isFetchingNextPage} onClick={() => void repairs.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

const nothing: Record<State, string> = {
  proposed: 'Nothing waits for an answer',
  accepted: 'No repair was accepted yet',
  refused: 'No repair was refused',
  applied: 'Nothing was mended by itself',
  all: 'There is nothing to repair',
}
