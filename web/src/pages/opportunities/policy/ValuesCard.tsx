import { Card } from '../../../parts/Card.tsx'
import { Source } from '../../../parts/record/Source.tsx'
import { ValueRows, ValuesTable } from '../../../parts/record/ValuesTable.tsx'
import type { Records } from './records.ts'
import { valueGroups, type ValueGroup } from './values.ts'

const title = 'Where each value came from'

/** Where each value came from: which file and line, as sent or repaired, and by what. */
export function ValuesCard(records: Records) {
  return (
    <Card title={title}>
      <ValuesTable label={title}>
        {valueGroups(records).map((group) => (
          <ValueRows key={group.title} values={group.values} title={<Title {...group} />} />
        ))}
      </ValuesTable>
    </Card>
  )
}

function Title({ title, provenance }: ValueGroup) {
  return (
    <>
      {title}
      <span>
        <Source uploadId={provenance.upload_id} line={provenance.line} />
      </span>
    </>
  )
}
