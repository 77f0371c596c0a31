import { TriangleAlert } from 'lucide-react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import classes from './notes.module.css'

/** What to know of a file although it went in. */
export function Warnings({ upload: { state, hold, warnings } }: { upload: Schema<'Upload'> }) {
  const notes = warnings.map(({ code, message }) => ({ code, message }))
  if (hold?.released === true) {
    notes.unshift({ code: hold.code, message: `It was held, and somebody said go: ${hold.message}` })
  }
  if (notes.length === 0 || state === 'failed') return null
  return (
    <Card title="Good to know">
      <ul className={classes.warnings}>
        {notes.map(({ code, message }) => (
          <li key={message}>
            <TriangleAlert size={15} aria-hidden="true" />
            <span>{message}</span>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}
