import { Loader } from '@mantine/core'
import { useState } from 'react'
import type { Schema } from '../../api/client.ts'
import { formatExactShare, formatMany, formatMoney } from '../../words/format.ts'
import classes from './readiness.module.css'
import { isChanging } from './useReadiness.ts'

/**
 * How the book stands now, on every part of the page, so that one sees it rise.
 * @param quiet only whether the figures are being brought up to date, where the rest is said anyway
 */
export function Standing({ readiness, quiet = false }: { readiness: Schema<'Readiness'>; quiet?: boolean }) {
  const { grade } = readiness
  const gained = useGained(readiness)
  const share = Math.min(100, (grade.share ?? 0) * 100)
  const changing = isChanging(readiness)
  return (
    <div className={classes.standing} data-quiet={quiet || undefined}>
      <p className={classes.standingWords}>
        {!quiet && <Words readiness={readiness} />}
        <span role="status" className={classes.standingStatus}>
          {changing && (
            <>
              <Loader size={12} /> Bringing the figures up to date …
            </>
          )}
          {!changing && gained > 0 && (
            <span className={classes.gained}>
              {formatMoney(String(gained))} more is ready than when you opened this page
            </span>
          )}
        </span>
      </p>
      {!quiet && (
        <div className={classes.standingBar} aria-hidden="true">
          <div style={{ width: `${share}%` }} />
        </div>
      )}
    </div>
  )
}

function Words({ readiness: { grade, policies } }: { readiness: Schema<'Readiness'> }) {
  return (
    <>
      <span>
        Grade <strong>{grade.letter ?? '–'}</strong>
      </span>
      <span>
        Ready <strong data-testid="ready-premium">{formatMoney(policies.ready.premium)}</strong>{' '}
        <span className={classes.soft}>
          {formatMany(policies.ready.policies, 'policy', 'policies')}, {formatExactShare(grade.share)} of the{' '}
          {grade.by === 'premium' ? 'premium' : 'policies'} in scope
        </span>
      </span>
    </>
  )
}

/**
 * By how much the ready premium has risen since this page was opened. Not since the assessment before: several answers
 * may be assessed one after another, and the last of them alone may add nothing.
 */
function useGained({ broker, as_of, policies }: Schema<'Readiness'>): number {
  const book = `${broker} ${as_of}`
  const ready = Number(policies.ready.premium)
  const [opened, setOpened] = useState({ book, ready })
  // Another broker's book, or another day's window, is no gain.
  if (opened.book !== book) setOpened({ book, ready })
  return opened.book === book ? ready - opened.ready : 0
}
