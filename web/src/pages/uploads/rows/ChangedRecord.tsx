import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { nameField, tableTerms } from '../../../words/fields.ts'
import { formatDate } from '../../../words/format.ts'
import classes from './rows.module.css'

/** A line for each field that differs. */
export function ChangedRecord({ change }: { change: Schema<'Change'> }) {
  const { before, after, previous_provenance: previous } = change
  const fields = Object.keys(after)
  return (
    <tbody>
      {fields.map((field, at) => (
        <tr key={field}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={fields.length}>
              <RecordLink change={change} />
            </th>
          )}
          <td>{field === 'unreadable' ? 'Cells that could not be read' : nameField(field)}</td>
          <Value field={field} value={before[field]} className={classes.before} />
          <Value field={field} value={after[field]} className={classes.after} />
          {at === 0 && (
            <td rowSpan={fields.length}>
              <Link to="/uploads/$id" params={{ id: String(previous.upload_id) }}>
                Upload {previous.upload_id}, line {previous.line}
              </Link>
            </td>
          )}
        </tr>
      ))}
    </tbody>
  )
}

function RecordLink({ change: { table, record_id } }: { change: Schema<'Change'> }) {
  const to = { clients: '/clients/$id', carriers: '/carriers/$id', policies: '/policies/$id' } as const
  const { one } = tableTerms[table]
  return (
    <Link to={to[table]} params={{ id: String(record_id) }}>
      {one.charAt(0).toUpperCase() + one.slice(1)} {record_id}
    </Link>
  )
}

function Value({ field, value, className }: { field: string; value: unknown; className: string | undefined }) {
  return (
    <td className={className}>
      {value === null || value === undefined || value === '' ? <em>empty</em> : spellValue(field, value)}
    </td>
  )
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 })

function spellValue(field: string, value: unknown): string {
  if (field === 'written_premium') return dollars.format(Number(value))
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, text]) => `${nameField(name)}: ${String(text)}`)
      .join(', ')
  }
  return String(value)
}
