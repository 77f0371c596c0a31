import { Loader } from '@mantine/core'
import classes from './parts.module.css'

/** @param what is being loaded: “the book” */
export function Loading({ what }: { what: string }) {
  return (
    <div className={classes.loading} role="status">
      <Loader size="sm" />
      Loading {what} …
    </div>
  )
}
