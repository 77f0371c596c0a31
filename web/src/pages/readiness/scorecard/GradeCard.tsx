import type { Schema } from '../../../api/client.ts'
import { Card } from '../../../parts/Card.tsx'
import { formatExactShare, formatMany, formatMoney } from '../../../words/format.ts'
import classes from './scorecard.module.css'

/** The grade, what it is of, and what the next better one takes. */
export function GradeCard({ readiness: { grade, policies } }: { readiness: Schema<'Readiness'> }) {
  if (grade.letter === null) {
    return (
      <Card title="Grade">
        <p className={classes.words}>Nothing in scope renews in the 12 months, so there is nothing to grade.</p>
      </Card>
    )
  }
  const of = (amount: Schema<'Amount'>) =>
    grade.by === 'premium' ? formatMoney(amount.premium) : formatMany(amount.policies, 'policy', 'policies')
  return (
    <Card title="Grade">
      <div className={classes.grade}>
        <strong className={`${classes.letter} ob-figure`}>{grade.letter}</strong>
        <p>
          <strong className="ob-figure">{formatExactShare(grade.share)}</strong>
          <span>of the {grade.by === 'premium' ? 'premium' : 'policies'} in scope is ready</span>
        </p>
      </div>
      <p className={classes.words}>
        {of(policies.ready)} ready ÷ {of(policies.in_scope)} in scope. In scope is what renews in the 12 months and
        could be shown to carriers.{' '}
        {grade.by === 'premium'
          ? 'The grade goes by premium, since that is what carriers lose.'
          : 'No policy in scope has a premium, so the grade goes by policies.'}
      </p>
      {grade.next !== null && <p className={classes.words}>{next(grade.next, grade.by, policies)}</p>}
    </Card>
  )
}

function next(
  { letter, share }: NonNullable<Schema<'Readiness'>['grade']['next']>,
  by: 'premium' | 'rows',
  { ready, in_scope }: Schema<'Readiness'>['policies'],
): string {
  const lacking =
    by === 'premium'
      ? formatMoney(String(Math.ceil(Number(in_scope.premium) * share - Number(ready.premium))))
      : formatMany(Math.ceil(in_scope.policies * share - ready.policies), 'policy', 'policies')
  return `${letter} begins at ${formatExactShare(share).replace('.0', '')}: ${lacking} more.`
}
