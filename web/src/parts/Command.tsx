import { Copy } from './Copy.tsx'
import classes from './parts.module.css'

/** A line for a terminal, to be copied. @param what it does: “the line that encrypts” */
export function Command({ line, what }: { line: string; what: string }) {
  return (
    <div className={classes.command}>
      <code>{line}</code>
      <Copy value={line} what={what} />
    </div>
  )
}
