import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { readinessTerms } from '../../../words/terms.ts'
import classes from './page.module.css'

interface Props {
  readonly what: string
  readonly assessment: Pick<NonNullable<Schema<'ClientRecord'>['assessment']>, 'readiness' | 'findings'> | null
}

/** How good the record is, in a word and a sentence. */
export function Verdict({ what, assessment }: Props) {
  if (assessment === null) {
    return (
      <p className={classes.verdict} role="status">
        This {what} has only just come in: it is being looked at …
      </p>
    )
  }
  const { readiness, findings } = assessment
  const term = readinessTerms[readiness]
  const small = readiness === 'ready' && findings.length > 0
  return (
    <p className={classes.verdict} data-tone={readiness}>
      <ToneBadge {...term} />
      {small ? 'Carriers can trust what it says; there is something small to mend.' : term.means}
    </p>
  )
}
