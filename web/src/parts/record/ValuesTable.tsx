import { How } from './How.tsx'
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
      </table>
    </div>
  )
}
