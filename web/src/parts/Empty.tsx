import type { ReactNode } from 'react'
import classes from './parts.module.css'

/** Nothing to show: what would stand here, and how it comes about. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
