import { Link } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { ToneBadge } from '../ToneBadge.tsx'
import { severityTerms } from '../../words/terms.ts'
import classes from './record.module.css'

interface Props {
  readonly findings: readonly Schema<'RecordFinding'>[]
  /** The codes of those that have a proposal nobody has answered. */
  readonly proposed: readonly string[]
  /** Where they are on several records: what each record is called. */
  readonly on?: Readonly<Record<Schema<'RecordFinding'>['record'], string>>
  /** Said where there are none. */
  readonly nothing: string
}

/** What is open on a record, and who can do what about it. */
export function FindingList({ findings, proposed, on, nothing }: Props) {
  if (findings.length === 0) return <p className={classes.soft}>{nothing}</p>
  return (
    <ul className={classes.findings}>
      {findings.map(({ record, code, severity, message }) => (
        <li key={`${record} ${code}`}>
          <p className={classes.badges}>
            <ToneBadge {...severityTerms[severity]} />
            {on !== undefined && <span className={classes.soft}>{on[record]}</span>}
            <code className={classes.code}>{code}</code>
          </p>
          <p>{message}</p>
          <p className={classes.soft}>
            <WhatToDo code={code} isProposed={proposed.includes(code)} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function WhatToDo({ code, isProposed }: { code: string; isProposed: boolean }) {
  if (code.startsWith('policy.type.') && isProposed) {
    return (
      <>
        Somebody has to say what this type is, once:{' '}
        <Link to="/readiness" search={{ tab: 'types' }}>
          policy types waiting for a decision
        </Link>
      </>
    )
  }
  if (isProposed) {
    return (
      <>
        A repair is proposed, and waits for a yes or no:{' '}
        <Link to="/readiness" search={{ tab: 'repairs' }}>
          proposed repairs
        </Link>
      </>
    )
  }
  return <>The broker mends it by sending the row again. Nothing has to be entered here.</>
}
