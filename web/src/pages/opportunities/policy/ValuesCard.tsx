import { Card } from '../../../parts/Card.tsx'
import { How } from '../../../parts/record/How.tsx'
import { Source } from '../../../parts/record/Source.tsx'
import classes from './policy.module.css'
import type { Records } from './records.ts'
import { valueGroups, type ValueGroup } from './values.ts'

/** Where each value came from: which file and line, as sent or repaired, and by what. */
export function ValuesCard(records: Records) {
  return (
    <Card title="Where each value came from">
      <div className={classes.tableBox} tabIndex={0} role="region" aria-label="Where each value came from">
        <table className={classes.values}>
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">What counts</th>
              <th scope="col">As sent</th>
              <th scope="col">How it came about</th>
            </tr>
          </thead>
          {valueGroups(records).map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </table>
      </div>
    </Card>
  )
}

function Group({ group: { title, provenance, values } }: { group: ValueGroup }) {
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={4}>
          {title}
          <span>
            <Source uploadId={provenance.upload_id} line={provenance.line} />
          </span>
        </th>
      </tr>
      {values.map((value) => (
        <tr key={value.name} data-same={value.sent === value.counts || undefined}>
          <th scope="row">{value.name}</th>
          <td>{value.counts ?? '–'}</td>
          <td className={classes.sent}>{value.sent ?? 'empty'}</td>
          <td>
            <How value={value} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}
