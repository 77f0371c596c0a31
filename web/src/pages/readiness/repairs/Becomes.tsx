import type { ReactNode } from 'react'
import type { Schema } from '../../../api/client.ts'
import { nameField } from '../../../words/fields.ts'
import { formatDate } from '../../../words/format.ts'
import { RecordLink } from '../RecordLink.tsx'
import classes from './repairs.module.css'

type Repair = Pick<Schema<'Repair'>, 'fields' | 'table'>

/** What was sent, and what it is or would be taken for. */
export function Becomes({ repair: { fields, table } }: { repair: Repair }) {
  return (
    <ul className={classes.becomes}>
      {fields.map(({ field, sent, same_sent, value, same_value }) => (
        <li key={field}>
          {field === 'aside' ? (
            'Left aside: carriers are not shown it'
          ) : field === 'id' ? (
            <SameRecord table={table} sent={sent} value={value} />
          ) : (
            <>
              <span className={classes.field}>{nameField(field)}</span>
              <span className={classes.sent}>{same_sent ? spell(sent) : 'what was sent'}</span>
              <span className={classes.arrow} aria-label="becomes">
                →
              </span>
              <strong>{same_value ? spell(value) : 'each its own'}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function SameRecord({ table, sent, value }: { table: Repair['table']; sent: string | null; value: string | null }) {
  return (
    <>
      {link(table, sent)} <span className={classes.sent}>is taken for</span> {link(table, value)}
    </>
  )
}

const link = (table: Repair['table'], id: string | null): ReactNode =>
  id === null ? 'each' : <RecordLink table={table} id={Number(id)} />

/** A value as people write it; “empty” where there is none. */
export function spell(value: string | null): string {
  if (value === null || value === '') return 'empty'
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
}
