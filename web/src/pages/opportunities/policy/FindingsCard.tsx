import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { FindingList } from '../../../parts/record/FindingList.tsx'
import type { Records } from './records.ts'

/** What is open on the policy, its client and its carrier, and who can do what about it. */
export function FindingsCard({ policy, client, carrier }: Records) {
  if (policy.assessment === null) return null
  const { findings } = policy.assessment
  const proposed = [policy, client, carrier].flatMap((record) => record?.assessment?.proposed ?? [])
  return (
    <Card title="Findings">
      <FindingList
        findings={findings}
        proposed={proposed}
        on={on}
        nothing="Nothing is wrong with this policy, its client or its carrier."
      />
    </Card>
  )
}

const on: Record<Schema<'RecordFinding'>['record'], string> = {
  policy: 'on the policy',
  client: 'on its client',
  carrier: 'on its carrier',
}
