import type { ReactNode } from 'react'
import type { Tone } from '../words/terms.ts'
import classes from './parts.module.css'

/** A word in its colour: `<ToneBadge {...readinessTerms.ready} />`. The word says it as well, for who sees no colours. */
export function ToneBadge({ tone, name, means }: { tone: Tone; name: ReactNode; means?: string }) {
  return (
    <span className={classes.badge} data-tone={tone} title={means}>
      {name}
    </span>
  )
}
