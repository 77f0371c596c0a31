import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { formatTime } from '../../words/format.ts'
import { formatAge, secondsBetween } from './age.ts'
import classes from './status.module.css'

export function ServerCard({ status: { version, started_at, now } }: { status: Schema<'Status'> }) {
  return (
    <Card title="This server">
      <p>
        Openbook {version}, up for {formatAge(secondsBetween(started_at, now))}
      </p>
      <p className={classes.soft}>Since {formatTime(started_at)}</p>
      <p className={classes.links}>
        <a href="/docs">API reference</a>
        <a href="/metrics">Metrics</a>
      </p>
    </Card>
  )
}
