import { Link } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { ToneBadge } from '../ToneBadge.tsx'
import { severityTerms } from '../../words/terms.ts'
import classes from './record.module.css'

interface Props {
  readonly findings: readonly Schema<'RecordFinding'>[]
  /** The codes of those that have a proposal nobody has answered. */
  readonly proposed: readonly string[]
  /** Said where there are none. */
  readonly nothing: string
}

/** What is open on a record, and who can do what about it. */
export function FindingList({ findings, proposed, nothing }: Props) {
  if (findings.length === 0) return <p className={classes.soft}>{nothing}</p>
  return (
    <ul className={classes.findings}>
      {findings.map(({ code, severity, message }) => (
        <li key={code}>
          <p className={classes.badges}>
            <ToneBadge {...severityTerms[severity]} />
            <code>{code}</code>
          </p>
          <p>{message}</p>
          <p className={classes.soft}>
            {proposed.includes(code) ? (
              <>
                A repair is proposed, and waits for a yes or no:{' '}
                <Link to="/readiness" search={{ tab: 'repairs' }}>
                  proposed repairs
                </Link>
              </>
            ) : (
              'The broker mends it by sending the row again. Nothing has to be entered here.'
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
