import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import type { Schema } from '../../../api/client.ts'
import { RejectedRows } from './RejectedRows.tsx'
import classes from './rows.module.css'

interface Props {
  readonly upload: number
  readonly header: readonly string[]
  readonly cause: Schema<'RejectionCause'>
  readonly isOpen: boolean
  readonly toggle: () => void
}

/** Rows with the same fault: how many, what to do about it; opened, the rows themselves. */
export function Cause({ upload, header, cause, isOpen, toggle }: Props) {
  const id = useId()
  return (
    <section className={classes.cause} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <button type="button" aria-expanded={isOpen} aria-controls={`${id}-rows`} onClick={toggle}>
          <ChevronRight size={16} aria-hidden="true" />
          {cause.title}
        </button>
        <code>{cause.code}</code>
      </h2>
      <p>
        {isOfOneRow(cause) ? `For example line ${cause.first_line}: ${cause.example.message}` : cause.example.message}
      </p>
      <div id={`${id}-rows`} hidden={!isOpen}>
        {isOpen && <RejectedRows upload={upload} header={header} cause={cause} />}
      </div>
    </section>
  )
}

/** A sentence that tells what the cell said is each row’s own. */
function isOfOneRow({ rows, example: { message, value } }: Schema<'RejectionCause'>): boolean {
  return rows > 1 && value !== null && value !== '' && message.includes(value)
}
