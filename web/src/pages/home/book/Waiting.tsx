import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatCount, formatMoney } from '../../../words/format.ts'
import classes from './waiting.module.css'

interface Props {
  readonly readiness: Schema<'Readiness'>
  readonly summary: Schema<'Summary'>
}

/** What only people can do: answers that are waited for, rows to mend, and what pays most. */
export function Waiting({ readiness: { work, book_findings }, summary: { uploads } }: Props) {
  const held = uploads['held'] ?? 0
  // As many as stand beside the chart.
  const fixes = work.fixes.slice(0, held > 0 ? 2 : 3)
  const isIdle = held === 0 && work.count === 0 && book_findings.length === 0
  return (
    <Card title="Waiting for you">
      {isIdle ? (
        <p className={classes.idle}>Nothing. Every row of the book is as carriers want it.</p>
      ) : (
        <ul className={classes.list}>
          {held > 0 && (
            <Item tone="repairable">
              <Link to="/uploads" search={{ state: 'held' }}>
                {held === 1 ? '1 upload is held' : `${formatCount(held)} uploads are held`}
              </Link>
              <small>Out of the ordinary: say go or drop.</small>
            </Item>
          )}
          {book_findings.map(({ code, table, message }) => (
            <Item key={`${code} ${table}`} tone="blocked">
              <span>{message}</span>
            </Item>
          ))}
          {work.rejected > 0 && (
            <Item tone="blocked">
              <Link to="/uploads" search={{ rejected: 'true' }}>
                {work.rejected === 1 ? '1 rejected row' : `${formatCount(work.rejected)} rejected rows`}
              </Link>
              <small>Not in the book until mended and sent again.</small>
            </Item>
          )}
          {fixes.map(({ id, sentence, unlocks }) => (
            <Item key={id} tone="ready">
              <Link to="/readiness/fixes/$id" params={{ id }}>
                {sentence.split(';', 1)[0]}
              </Link>
              <small>
                {Number(unlocks.premium) > 0 ? `Mended, makes ${formatMoney(unlocks.premium)} ready` : 'To be mended'}
              </small>
            </Item>
          ))}
        </ul>
      )}
      {work.count > fixes.length && (
        <Link to="/readiness" className={classes.all}>
          All {formatCount(work.count)} things to mend
        </Link>
      )}
    </Card>
  )
}

function Item({ tone, children }: { tone: string; children: ReactNode }) {
  return (
    <li className={classes.item} data-tone={tone}>
      <div>{children}</div>
      <ChevronRight size={15} aria-hidden="true" />
    </li>
  )
}
