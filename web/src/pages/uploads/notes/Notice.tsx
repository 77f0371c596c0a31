import { useId, type ReactNode } from 'react'
import type { Tone } from '../../../words/terms.ts'
import classes from './notes.module.css'

interface Props {
  readonly tone: Tone
  readonly title: string
  readonly children: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
}

/** What whoever opens this upload has to know before all else. */
export function Notice({ tone, title, children, actions }: Props) {
  const id = useId()
  return (
    <section className={classes.notice} data-tone={tone} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </section>
  )
}
