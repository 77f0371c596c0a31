import { useId, type ReactNode } from 'react'
import classes from './parts.module.css'

interface Props {
  readonly title?: string
  /** Beside the title: a figure, a link. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of a page that belongs together. */
export function Card({ title, aside, children }: Props) {
  const id = useId()
  if (title === undefined) return <div className={classes.card}>{children}</div>
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
