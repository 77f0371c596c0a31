import type { ReactNode } from 'react'
import classes from './parts.module.css'

interface Props {
  readonly label: string
  readonly value: ReactNode
  readonly note?: ReactNode
}

/** One big figure with what it counts; inside a <dl>. */
export function Figure({ label, value, note }: Props) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <strong className="ob-figure">{value}</strong>
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  )
}
