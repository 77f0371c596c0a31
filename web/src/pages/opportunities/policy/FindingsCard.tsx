import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { severityTerms } from '../../../words/terms.ts'
import classes from './policy.module.css'
import type { Records } from './records.ts'

/** What is open on the policy, its client and its carrier, and who can do what about it. */
export function FindingsCard({ policy, client, carrier }: Records) {
  if (policy.assessment === null) return null
  const { findings } = policy.assessment
  const proposed = new Set([policy, client, carrier].flatMap((record) => record?.assessment?.proposed ?? []))
  return (
    <Card title="Findings">
      {findings.length === 0 ? (
        <p className={classes.soft}>Nothing is wrong with this policy, its client or its carrier.</p>
      ) : (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={`${finding.record} ${finding.code}`}>
              <p className={classes.badges}>
                <ToneBadge {...severityTerms[finding.severity]} />
                <span className={classes.soft}>{on[finding.record]}</span>
                <code>{finding.code}</code>
              </p>
              <p>{finding.message}</p>
              <p className={classes.soft}>
                <WhatToDo code={finding.code} isProposed={proposed.has(finding.code)} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const on: Record<Schema<'RecordFinding'>['record'], string> = {
  policy: 'on the policy',
  client: 'on its client',
  carrier: 'on its carrier',
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
