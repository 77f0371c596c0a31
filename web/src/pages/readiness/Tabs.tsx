import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api, type Schema } from '../../api/client.ts'
import { useBroker } from '../../app/broker.tsx'
import { formatCount } from '../../words/format.ts'
import classes from './readiness.module.css'

export type Tab = 'scorecard' | 'work' | 'repairs' | 'types' | 'held'

/** The page’s parts, each with its own address. */
export function Tabs({ readiness }: { readiness: Schema<'Readiness'> }) {
  const broker = useBroker()
  const { tab = 'scorecard' } = useSearch({ from: '/readiness' })
  const waiting = api.useQuery('get', '/v1/lines', { params: { query: { broker, waiting: true, limit: 500 } } })
  const proposed = readiness.work.fixes.filter(({ step }) => step === 'answer').length
  const parts: readonly { tab: Tab; name: string; count?: number | undefined; counts?: string }[] = [
    { tab: 'scorecard', name: 'Scorecard' },
    { tab: 'work', name: 'Work list', count: readiness.work.count, counts: 'fixes' },
    { tab: 'repairs', name: 'Repairs', count: proposed, counts: 'wait for an answer' },
    { tab: 'types', name: 'Policy types', count: waiting.data?.data.length, counts: 'wait for a decision' },
    { tab: 'held', name: 'Held back' },
  ]
  const row = useRef<HTMLElement>(null)
  // In a narrow window the row scrolls sideways: the part that is shown is to be seen there.
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current=page]')
    if (row.current != null && current != null) row.current.scrollLeft = current.offsetLeft - row.current.offsetLeft
  }, [tab, waiting.data])
  return (
    <nav ref={row} className={classes.tabs} aria-label="Parts of readiness">
      {parts.map(({ tab: part, name, count, counts }) => (
        <Link
          key={part}
          to="/readiness"
          search={{ tab: part }}
          aria-current={part === tab ? 'page' : undefined}
          className={classes.tab}
          resetScroll={false}
        >
          {name}
          {count !== undefined && count > 0 && (
            <span className={classes.count} title={`${formatCount(count)} ${counts ?? ''}`}>
              {formatCount(count)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
