import { VisuallyHidden } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { Schema } from '../../../api/client.ts'
import classes from './rows.module.css'

interface Props {
  readonly row: Schema<'Rejection'>
  readonly header: readonly string[]
  /** How many cells the longest row has. */
  readonly width: number
  /** What stands above for all rows. */
  readonly said: string | undefined
}

/** One row as it was sent, the cells to mend marked; under it what is said of this row alone. */
export function RejectedRow({ row: { line, cells, findings }, header, width, said }: Props) {
  const messages = findings.map(({ message }) => message).filter((message) => message !== said)
  const marked = markedCells(header, cells, findings)
  return (
    <tbody>
      <tr>
        <th scope="row">{line}</th>
        {Array.from({ length: width }, (_, at) => (
          <Cell key={at} text={cells[at]} isMarked={marked.has(at)} />
        ))}
      </tr>
      {messages.length > 0 && (
        <tr className={classes.why}>
          <td colSpan={width + 1}>
            <span>{messages.join(' ')}</span>
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** @param text undefined where the row has no such cell */
function Cell({ text, isMarked }: { text: string | undefined; isMarked: boolean }) {
  if (!isMarked) return <td title={text}>{text}</td>
  return (
    <td className={classes.marked}>
      <mark title={text}>
        <CircleAlert size={13} aria-hidden="true" />
        <VisuallyHidden>To mend: </VisuallyHidden>
        {text?.trim() ? <span>{text}</span> : <em>empty</em>}
      </mark>
    </td>
  )
}

function markedCells(
  header: readonly string[],
  cells: readonly string[],
  findings: readonly Schema<'Finding'>[],
): ReadonlySet<number> {
  const marked = new Set(findings.map(({ column }) => (column === null ? -1 : header.indexOf(column))))
  if (findings.some(({ code }) => code === 'row.cells.extra')) {
    for (let at = header.length; at < cells.length; at++) marked.add(at)
  }
  return marked
}
