import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatCount } from '../../../words/format.ts'
import { severityTerms } from '../../../words/terms.ts'
import shared from '../readiness.module.css'
import classes from './scorecard.module.css'

const severities = ['blocker', 'major', 'minor', 'info'] as const

/** All that is open in the book, whatever the day, and what was mended without asking. */
export function FindingsCard({ readiness: { findings, mended } }: { readiness: Schema<'Readiness'> }) {
  return (
    <Card
      title="Everything that was found"
      aside={<span className={shared.soft}>in all records, whether or not a renewal waits for it</span>}
    >
      {findings.length === 0 && (
        <p className={classes.words}>Nothing is open. The book says what carriers need to know.</p>
      )}
      <div className={classes.found}>
        {severities.map((severity) => {
          const some = findings.filter((finding) => finding.severity === severity)
          return some.length === 0 ? null : (
            <Fragment key={severity}>
              <div>
                <ToneBadge {...severityTerms[severity]} />
                <p>{severityTerms[severity].means}</p>
              </div>
              <ul>
                {some.map((finding) => (
                  <Found key={finding.code} finding={finding} />
                ))}
              </ul>
            </Fragment>
          )
        })}
        {mended.length > 0 && (
          <>
            <div>
              <ToneBadge tone="ready" name="Mended" />
              <p>What you sent is kept beside it.</p>
            </div>
            <ul>
              {mended.map(({ code, state, sentence }) => (
                <li key={`${code} ${state}`}>
                  <Link to="/readiness" search={{ tab: 'repairs', state }}>
                    {sentence}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  )
}

function Found({ finding: { code, rows, proposed, sentence } }: { finding: Schema<'Readiness'>['findings'][number] }) {
  const some = proposed === rows ? 'all with a proposal' : `${formatCount(proposed)} with a proposal`
  return (
    <li>
      <Link to="/readiness/findings/$code" params={{ code }}>
        {sentence}
      </Link>
      {proposed > 0 && <small>{some}</small>}
    </li>
  )
}
