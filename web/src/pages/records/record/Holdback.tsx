import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatTime } from '../../../words/format.ts'
import { AskHoldback } from './AskHoldback.tsx'
import classes from './page.module.css'

/** Whether the broker keeps the client out of what carriers see, and the way to change that. */
export function Holdback({ client }: { client: Schema<'ClientRecord'> }) {
  const [asking, setAsking] = useState(false)
  const held = client.held_back ?? null
  return (
    <Card title="What carriers see">
      {held === null ? (
        <p className={classes.soft}>
          The client’s policies are shown to carriers as soon as they are ready. The broker may keep them out.
        </p>
      ) : (
        <div className={classes.held}>
          <p>
            <strong>Kept out</strong> of what carriers see, with all its policies.
          </p>
          <p>{held.reason ?? 'No reason was given.'}</p>
          <p className={classes.soft}>Since {formatTime(held.since)}</p>
        </div>
      )}
      <Button variant="default" size="xs" mt="sm" onClick={() => setAsking(true)}>
        {held === null ? 'Keep out …' : 'Show to carriers again …'}
      </Button>
      <AskHoldback client={client} opened={asking} close={() => setAsking(false)} />
    </Card>
  )
}
