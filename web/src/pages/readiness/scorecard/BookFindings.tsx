import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { tableTerms } from '../../../words/fields.ts'
import { severityTerms } from '../../../words/terms.ts'
import classes from './scorecard.module.css'

/** What is wrong with whole files: an old export, one that shrank, one that lost columns. */
export function BookFindings({ readiness }: { readiness: Schema<'Readiness'> }) {
  if (readiness.book_findings.length === 0) return null
  return (
    <ul className={classes.bookFindings} aria-label="About whole files">
      {readiness.book_findings.map(({ code, severity, table, message }) => (
        <li key={`${table} ${code}`}>
          <ToneBadge {...severityTerms[severity]} />
          <span>
            <strong>{tableTerms[table].name}</strong>: {message}
          </span>
        </li>
      ))}
    </ul>
  )
}
