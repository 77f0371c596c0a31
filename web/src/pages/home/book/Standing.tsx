import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatDate, formatMany, formatMoney, formatShare } from '../../../words/format.ts'
import { readinessTerms } from '../../../words/terms.ts'
import classes from './standing.module.css'
import { Trend } from './Trend.tsx'

const parts = ['ready', 'repairable', 'blocked'] as const

/** How much of what renews carriers can be shown. */
export function Standing({ readiness }: { readiness: Schema<'Readiness'> }) {
  const { grade, policies, window_end } = readiness
  const of = grade.by === 'premium' ? 'premium' : 'policies'
  const weigh = (part: (typeof parts)[number]) =>
    grade.by === 'premium' ? Number(policies[part].premium) : policies[part].policies
  const whole = Math.max(
    1,
    parts.reduce((sum, part) => sum + weigh(part), 0),
  )
  return (
    <Card
      title="Readiness"
      aside={
        <Anchor renderRoot={(props) => <Link to="/readiness" {...props} />} size="sm">
          What makes the grade
        </Anchor>
      }
    >
      <div className={classes.standing}>
        <p className={classes.grade} data-letter={grade.letter}>
          <span className={classes.hidden}>Grade </span>
          <strong className="ob-figure">{grade.letter ?? '–'}</strong>
        </p>
        <div className={classes.amounts}>
          <dl>
            {parts.map((part) => (
              <div key={part} title={readinessTerms[part].means}>
                <dt>
                  <span className={classes.key} data-tone={part} />
                  {readinessTerms[part].name}
                </dt>
                <dd>
                  <strong className="ob-figure">{formatMoney(policies[part].premium)}</strong>
                  <small>{formatMany(policies[part].policies, 'policy', 'policies')}</small>
                </dd>
              </div>
            ))}
          </dl>
          <div className={classes.bar} aria-hidden="true">
            {parts
              .filter((part) => weigh(part) > 0)
              .map((part) => (
                <div key={part} data-tone={part} style={{ flexGrow: weigh(part) / whole }} />
              ))}
          </div>
          <p className={classes.sentence}>
            {grade.share === null
              ? `Nothing renews until ${formatDate(window_end)}.`
              : `${formatShare(grade.share)} of the ${of} to renew until ${formatDate(window_end)} can be shown to carriers.`}
            {grade.next !== null && ` ${grade.next.letter} begins at ${formatShare(grade.next.share)}.`}
          </p>
        </div>
        <Trend trend={readiness.trend} />
      </div>
    </Card>
  )
}
