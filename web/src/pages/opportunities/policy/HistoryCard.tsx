import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { History } from '../../../parts/record/History.tsx'

/** What uploads made of the policy, the newest first; at the end the one that added it. */
export function HistoryCard({ policy }: { policy: Schema<'PolicyRecord'> }) {
  return (
    <Card title="History">
      <History table="policies" record={policy} />
    </Card>
  )
}
