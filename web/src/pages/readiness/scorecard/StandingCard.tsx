import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatCount, formatMoney, formatShare } from '../../../words/format.ts'
import { readinessTerms } from '../../../words/terms.ts'
import shared from '../readiness.module.css'
import classes from './scorecard.module.css'

const standings = ['ready', 'repairable', 'blocked'] as const

/** Where every policy of the book stands: in one place, and each figure is a link to its policies. */
export function StandingCard({ readiness: { grade, policies } }: { readiness: Schema<'Readiness'> }) {
  const weight = ({ policies: count, premium }: Schema<'Amount'>) => (grade.by === 'premium' ? Number(premium) : count)
  const inScope = weight(policies.in_scope)
  const shareOf = (amount: Schema<'Amount'>) => (inScope === 0 ? null : weight(amount) / inScope)
  return (
    <Card
      title="Where the policies stand"
      aside={<span className={shared.soft}>by {grade.by === 'premium' ? 'premium' : 'policies'}</span>}
    >
      <div className={classes.stackedBar} aria-hidden="true">
        {standings.map((standing) => (
          <div
            key={standing}
            style={{ flexGrow: weight(policies[standing]), background: `var(--ob-${standing})` }}
            title={readinessTerms[standing].name}
          />
        ))}
      </div>
      <div className={shared.scroller} tabIndex={0} role="region" aria-label="Where the policies stand, as a table">
        <table className={`${shared.table} ${classes.standings}`}>
          <thead>
            <tr>
              <th scope="col">
                <span className={shared.caption}>Place</span>
              </th>
              <th scope="col" className={shared.right}>
                Policies
              </th>
              <th scope="col" className={shared.right}>
                Premium
              </th>
              <th scope="col" className={shared.right}>
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {standings.map((standing) => (
              <Row key={standing} amount={policies[standing]} share={shareOf(policies[standing])}>
                <span className={classes.key} style={{ background: `var(--ob-${standing})` }} />
                <Link to="/opportunities" search={{ readiness: standing }}>
                  {readinessTerms[standing].name}
                </Link>
                <small>{readinessTerms[standing].means}</small>
                {standing === 'blocked' && policies.undated.policies > 0 && (
                  <small>
                    <Link to="/readiness/findings/$code" params={{ code: 'policy.expiration.missing' }}>
                      {formatCount(policies.undated.policies)} of them
                    </Link>{' '}
                    without any renewal date.
                  </small>
                )}
              </Row>
            ))}
            <Row amount={policies.in_scope} share={null} total>
              <Link to="/opportunities" search={{ readiness: 'any' }}>
                In scope
              </Link>
            </Row>
            <Row amount={policies.out_of_scope} share={null}>
              Out of scope <small data-flush="true">Nothing is wrong with them; they are not to be pursued now.</small>
            </Row>
            {policies.reasons.map((reason) => (
              <Row key={reason.code} amount={reason} share={null} reason>
                <Link to="/readiness/findings/$code" params={{ code: reason.code }}>
                  {reason.sentence}
                </Link>
              </Row>
            ))}
            <Row amount={policies.all} share={null} total>
              <Link to="/policies">All policies</Link>
            </Row>
          </tbody>
        </table>
      </div>
    </Card>
  )
}

interface RowProps {
  readonly amount: Schema<'Amount'>
  readonly share: number | null
  readonly children: ReactNode
  readonly total?: boolean
  readonly reason?: boolean
}

function Row({ amount, share, children, total, reason }: RowProps) {
  return (
    <tr data-total={total} data-reason={reason}>
      <th scope="row">{children}</th>
      <td className={shared.right}>{formatCount(amount.policies)}</td>
      <td className={shared.right}>{formatMoney(amount.premium)}</td>
      <td className={shared.right}>{share === null ? '' : formatShare(share)}</td>
    </tr>
  )
}
