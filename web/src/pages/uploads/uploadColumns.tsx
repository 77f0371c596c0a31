import { Link } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import type { Column } from '../../parts/table/column.ts'
import { tableTerms } from '../../words/fields.ts'
import { formatCount, formatMany, formatTime } from '../../words/format.ts'
import { spellLine } from '../../words/terms.ts'
import { StateBadge } from './StateBadge.tsx'
import classes from './uploads.module.css'
import { nameOf } from './words.ts'

type Upload = Schema<'Upload'>

export const uploadColumns: readonly Column<Upload>[] = [
  {
    id: 'file',
    header: 'File',
    width: 154,
    cell: (upload) => (
      <Link to="/uploads/$id" params={{ id: String(upload.id) }} title={nameOf(upload)}>
        {nameOf(upload)}
      </Link>
    ),
  },
  { id: 'state', header: 'State', width: 116, cell: (upload) => <StateBadge upload={upload} /> },
  { id: 'table', header: 'Table', width: 76, cell: ({ table }) => (table === null ? '–' : tableTerms[table].name) },
  { id: 'received', header: 'Received', width: 178, cell: ({ created_at }) => formatTime(created_at) },
  count('Rows', 'read', 72),
  count('Added', 'added', 66),
  count('Updated', 'updated', 76),
  count('Unchanged', 'unchanged', 92),
  { ...count('Rejected', 'rejected', 82), cell: (upload) => <Rejected upload={upload} /> },
  {
    id: 'note',
    header: 'Note',
    width: 126,
    cell: (upload) => {
      const note = noteOf(upload)
      return <span title={note}>{note}</span>
    },
  },
]

/** The rows of an upload that is not in the book came to nothing, which is not the same as 0. */
function count(header: string, name: keyof Upload['counts'], width: number): Column<Upload> {
  return {
    id: name,
    header,
    width,
    align: 'right',
    cell: ({ state, counts }) => (state === 'succeeded' ? quiet(counts[name]) : '–'),
  }
}

const quiet = (value: number) => <span className={value === 0 ? classes.zero : undefined}>{formatCount(value)}</span>

function Rejected({ upload: { id, state, counts } }: { upload: Upload }) {
  if (state !== 'succeeded' || counts.rejected === 0) return state === 'succeeded' ? quiet(0) : '–'
  return (
    <Link
      to="/uploads/$id"
      params={{ id: String(id) }}
      search={{ show: 'rejected' }}
      className={classes.rejected}
      aria-label={formatMany(counts.rejected, 'rejected row')}
    >
      {formatCount(counts.rejected)}
    </Link>
  )
}

function noteOf({ failure, hold, state, phase, warnings }: Upload): string {
  if (state === 'running' && phase !== null) return spellLine(phase)
  if (failure !== null) return failure.title
  if (hold !== null && state === 'held') return 'Say go or drop'
  if (hold !== null && state === 'cancelled') return 'Held, dropped'
  return warnings.length === 0 ? '' : formatMany(warnings.length, 'warning')
}
