import type { ReactNode } from 'react'
import { How } from './How.tsx'
import type { Value } from './values.ts'
import classes from './values.module.css'

/** What counts of a record beside what was sent, and why they differ where they do: ValueRows of one or more records. */
export function ValuesTable({ label, children }: { label: string; children: ReactNode }) {
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
        {children}
      </table>
    </div>
  )
}

/** One record's values; with `title`, headed by it. */
export function ValueRows({ values, title }: { values: readonly Value[]; title?: ReactNode }) {
  return (
    <tbody>
      {title !== undefined && (
        <tr className={classes.group}>
          <th scope="rowgroup" colSpan={4}>
            {title}
          </th>
        </tr>
      )}
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
