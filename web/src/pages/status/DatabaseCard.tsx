import type { Schema } from '../../api/client.ts'
import { Card } from '../../parts/Card.tsx'
import { ToneBadge } from '../../parts/ToneBadge.tsx'
import { formatBytes } from '../../words/format.ts'
import classes from './status.module.css'

export function DatabaseCard({ database: { kind, version, reachable, bytes } }: Pick<Schema<'Status'>, 'database'>) {
  return (
    <Card title="Database">
      <p className={classes.line}>
        {reachable ? <ToneBadge tone="ready" name="Answers" /> : <ToneBadge tone="blocked" name="Cannot be reached" />}
        <span>
          {kind === 'embedded' ? 'Openbook’s own' : 'Yours'}, PostgreSQL {version}
        </span>
      </p>
      <p className={classes.soft}>{bytes === null ? 'Its size is not known now.' : `${formatBytes(bytes)} on disk`}</p>
    </Card>
  )
}
