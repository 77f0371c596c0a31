import { useEffect, type ReactNode } from 'react'
import classes from './parts.module.css'

interface Props {
  /** The page's heading, and its title in the browser. */
  readonly title: string
  /** One sentence under it. */
  readonly lead?: ReactNode
  /** What can be done here: buttons and links. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Openbook`
  }, [title])
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}
