import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { ToneBadge } from '../../parts/ToneBadge.tsx'
import { formatMany, formatTime } from '../../words/format.ts'
import { formatAge, secondsBetween } from './age.ts'
import classes from './status.module.css'

type Status = Schema<'Status'>

/** The processes that load files, and when each was last heard of. */
export function WorkersCard({ workers, now }: Pick<Status, 'workers' | 'now'>) {
  return (
    <Card title="Workers">
      {workers === null ? (
        <p className={classes.soft}>Not known while the database cannot be reached.</p>
      ) : workers.length === 0 ? (
        <p className={classes.soft}>
          None. Start one with <code>openbook work</code>.
        </p>
      ) : (
        <ul className={classes.list}>
          {workers.map((worker) => (
            <Worker key={worker.since} worker={worker} now={now} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Worker({ worker: { since, heard_at, alive, loading }, now }: { worker: Schema<'Worker'>; now: string }) {
  return (
    <li>
      <p className={classes.line}>
        {alive ? <ToneBadge tone="ready" name="Running" /> : <ToneBadge tone="blocked" name="Silent" />}
        <span>{doing(alive, loading)}</span>
      </p>
      <p className={classes.soft}>
        Since {formatTime(since)} · last heard of {formatAge(secondsBetween(heard_at, now))} ago
      </p>
    </li>
  )
}

function doing(alive: boolean, loading: number): string {
  if (loading === 0) return alive ? 'Waits for files' : 'Was waiting for files'
  return `${alive ? 'Loads' : 'Was loading'} ${formatMany(loading, 'file')}`
}
