import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { readinessTerms } from '../../../words/terms.ts'
import classes from './page.module.css'

interface Props {
  readonly what: 'client' | 'carrier'
  readonly assessment: Pick<NonNullable<Schema<'ClientRecord'>['assessment']>, 'readiness' | 'findings'> | null
  readonly isHeld?: boolean
}

/** How good the record is, in a word and a sentence. */
export function Verdict({ what, assessment, isHeld = false }: Props) {
  if (assessment === null) {
    return (
      <p className={classes.verdict} role="status">
        This {what} has only just come in: it is being looked at …
      </p>
    )
  }
  const { readiness, findings } = assessment
  if (isHeld) {
    return (
      <p className={classes.verdict} data-tone="repairable">
        <ToneBadge tone="repairable" name="Kept out" />
        The broker keeps this {what} and its policies out of what carriers see.
      </p>
    )
  }
  const term = readinessTerms[readiness]
  return (
    <p className={classes.verdict} data-tone={readiness}>
      <ToneBadge {...term} />
      {readiness === 'ready' ? good[what] : term.means}
      {readiness === 'ready' && findings.length > 0 && ' There is something small to mend.'}
    </p>
  )
}

const good = {
  client: 'What is said of this client can be shown to carriers.',
  carrier: 'It can be shown as the incumbent of its policies.',
} as const
