import type { Schema } from '../../api/client.ts'
import { ToneBadge } from '../ToneBadge.tsx'
import type { Tone } from '../../words/terms.ts'
import classes from './record.module.css'
import type { Value } from './values.ts'

/** What counts of a record beside what was sent, and why they differ where they do. */
export function ValuesTable({ values, label }: { values: readonly Value[]; label: string }) {
  return (
    <div className={classes.tableBox} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.values}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">What counts</th>
            <th scope="col">As sent</th>
            <th scope="col">How it came about</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value.name}>
              <th scope="row">{value.name}</th>
              <td>{value.counts ?? '–'}</td>
              <td className={classes.sent}>{value.sent ?? 'empty'}</td>
              <td>
                <How value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const states: Record<Schema<'RecordRepair'>['state'], { readonly name: string; readonly tone: Tone }> = {
  applied: { name: 'Repaired', tone: 'ready' },
  accepted: { name: 'Repaired, with a yes', tone: 'ready' },
  proposed: { name: 'Proposed', tone: 'repairable' },
  refused: { name: 'Refused', tone: 'neutral' },
}

function How({ value: { repair, sent, counts, readAs } }: { value: Value }) {
  if (repair !== undefined) {
    return (
      <>
        <ToneBadge {...states[repair.state]} />{' '}
        {(repair.state === 'proposed' || repair.state === 'refused') && repair.value !== null && (
          <strong>{repair.value}: </strong>
        )}
        {repair.evidence}
      </>
    )
  }
  if (sent === counts) return <span className={classes.soft}>{sent === null ? 'Nothing was sent' : 'As sent'}</span>
  if (counts === null) return <ToneBadge tone="blocked" name="Not known" />
  return <span className={classes.soft}>{readAs ?? 'Written in one way for all'}</span>
}
