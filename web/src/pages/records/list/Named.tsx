import { Link } from '@tanstack/react-router'
import classes from './list.module.css'

interface Props {
  readonly to: '/clients/$id' | '/carriers/$id' | '/policies/$id'
  readonly id: number | null
  readonly name: string | null | undefined
}

/** A record by its name, as a link to it. One that is named but not in the book (yet) leads nowhere. */
export function Named({ to, id, name }: Props) {
  if (id === null) return <span className={classes.soft}>–</span>
  if (name === null || name === undefined) return <span className={classes.soft}>No. {id}, not in the book</span>
  return (
    <Link to={to} params={{ id: String(id) }} title={name}>
      {name}
    </Link>
  )
}
