import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { formatCount } from '../../words/format.ts'
import { formatAge } from './age.ts'
import classes from './status.module.css'

export function QueueCard({ queue }: Pick<Schema<'Status'>, 'queue'>) {
  if (queue === null) {
    return (
      <Card title="Queue">
        <p className={classes.soft}>Not known while the database cannot be reached.</p>
      </Card>
    )
  }
  const { waiting, oldest_waiting_seconds: oldest, running, held, failed_last_day: failed } = queue
  return (
    <Card title="Queue" aside={<Link to="/uploads">All uploads</Link>}>
      <dl className={classes.figures}>
        <Figure
          label="Files that wait"
          value={formatCount(waiting)}
          note={oldest === null ? undefined : `The oldest for ${formatAge(oldest)}`}
        />
        <Figure label="Being loaded" value={formatCount(running)} note={link('running', running)} />
        <Figure label="Held" value={formatCount(held)} note={link('held', held)} />
        <Figure label="Failed in 24 hours" value={formatCount(failed)} note={link('failed', failed)} />
        <Figure label="Books to assess" value={formatCount(queue.assessments_waiting)} />
      </dl>
    </Card>
  )
}

function link(state: 'running' | 'held' | 'failed', count: number): ReactNode {
  if (count === 0) return undefined
  return (
    <Link to="/uploads" search={{ state }}>
      Show {count === 1 ? 'it' : 'them'}
    </Link>
  )
}
