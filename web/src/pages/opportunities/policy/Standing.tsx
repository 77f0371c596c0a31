import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { Figure } from '../../../parts/Figure.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatDate, formatDaysLeft, formatMany, formatMoney } from '../../../words/format.ts'
import { bucketTerms, readinessTerms } from '../../../words/terms.ts'
import { bucketOf, daysBetween } from './days.ts'
import classes from './policy.module.css'

/** The policy in four figures, and whether carriers see it. */
export function Standing({ policy }: { policy: Schema<'PolicyRecord'> }) {
  const { assessment } = policy
  const { written_premium, effective_date, expiration_date } = assessment?.effective ?? policy
  return (
    <section className={classes.standing} aria-label="In short">
      <dl className={classes.figures}>
        <Figure label="X-date" value={formatDate(expiration_date)} note={<TimeLeft policy={policy} />} />
        <Figure
          label="Premium"
          value={formatMoney(written_premium)}
          note={written_premium === null ? 'None is known.' : undefined}
        />
        <Figure label="Term" value={formatDate(effective_date)} note={`to ${formatDate(expiration_date)}`} />
        <Figure label="Office" value={assessment?.effective.office ?? policy.office ?? '–'} />
      </dl>
      <Verdict policy={policy} />
    </section>
  )
}

function TimeLeft({ policy: { assessment, expiration_date } }: { policy: Schema<'PolicyRecord'> }) {
  const xDate = assessment?.effective.expiration_date ?? expiration_date
  if (assessment === null || xDate === null) return 'No renewal date is known.'
  const days = daysBetween(assessment.as_of, xDate)
  const bucket = assessment.scope === 'in' ? bucketOf(days) : undefined
  return (
    <span className={classes.timeLeft}>
      {formatDaysLeft(days)} {bucket !== undefined && <ToneBadge {...bucketTerms[bucket]} />}
    </span>
  )
}

function Verdict({ policy: { assessment } }: { policy: Schema<'PolicyRecord'> }) {
  if (assessment === null) {
    return (
      <p className={classes.verdict} role="status">
        This policy has only just come in: it is being looked at …
      </p>
    )
  }
  const { opportunity, scope, readiness, newer_term_id } = assessment
  return (
    <div className={classes.verdict} data-tone={opportunity ? 'ready' : scope === 'out' ? 'neutral' : readiness}>
      <p>
        <strong>{opportunity ? 'Carriers see this policy.' : 'Carriers do not see this policy.'}</strong>{' '}
        {whyNot(assessment)}{' '}
        {newer_term_id !== null && (
          <Link to="/policies/$id" params={{ id: String(newer_term_id) }}>
            Go to the newer term, policy {newer_term_id}
          </Link>
        )}
      </p>
      <p className={classes.badges}>
        <ToneBadge {...readinessTerms[readiness]} />
        {scope === 'in' ? (
          <ToneBadge tone="accent" name="In scope" />
        ) : (
          <ToneBadge tone="neutral" name="Out of scope" />
        )}
      </p>
    </div>
  )
}

function whyNot({ opportunity, scope_message, readiness, findings, effective }: Schema<'PolicyAssessment'>): string {
  if (opportunity) return 'It is in scope, expires within 12 months, and nothing of weight is open.'
  if (scope_message !== null) return scope_message
  if (effective.expiration_date === null) return 'It has no renewal date, so it is in no list.'
  const grave = findings.filter(({ severity }) => severity === 'blocker' || severity === 'major').length
  return `${readinessTerms[readiness].means} ${formatMany(grave, 'thing')} of weight ${grave === 1 ? 'is' : 'are'} open.`
}
