import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatMany, formatMoney } from '../../../words/format.ts'
import { partsOf, stepOf } from './fixWords.ts'
import { NextStep } from './NextStep.tsx'
import classes from './work.module.css'

type Fix = Schema<'Fix'>

/** One thing to do: what it is, what it is worth, and the ways into it. */
export function FixItem({ fix, rank, most }: { fix: Fix; rank: number; most: number }) {
  const { what, stake } = partsOf(fix.sentence)
  const rows = formatMany(fix.rows, 'row')
  return (
    <li className={classes.fix}>
      <span className={classes.rank} aria-hidden="true">
        {rank}
      </span>
      <div className={classes.said}>
        <h2>
          <Link to="/readiness/fixes/$id" params={{ id: fix.id }}>
            {what}
          </Link>
        </h2>
        <p className={classes.badges}>
          <ToneBadge {...stepOf(fix)} />
          <span>{stake.charAt(0).toUpperCase() + stake.slice(1)}</span>
          {fix.severity === 'minor' && <span>Minor: keeps nothing back</span>}
        </p>
      </div>
      <Worth fix={fix} most={most} />
      <div className={classes.ways}>
        <NextStep fix={fix} size="xs" />
        <Link to="/readiness/fixes/$id" params={{ id: fix.id }} aria-label={`${rows}: ${what}`}>
          {rows}
        </Link>
        <a href={fix.links.csv} download aria-label={`CSV: ${what}`}>
          CSV
        </a>
      </div>
    </li>
  )
}

function Worth({ fix: { waiting, unlocks, severity }, most }: { fix: Fix; most: number }) {
  const width = most === 0 ? 0 : (100 * Number(unlocks.premium)) / most
  return (
    <div className={classes.worth}>
      <div className={classes.bar} aria-hidden="true">
        <span style={{ width: `${width}%` }} />
      </div>
      <p>
        {unlocks.policies > 0 ? (
          <>
            <strong>{formatMoney(unlocks.premium)}</strong> unlocked,{' '}
            {formatMany(unlocks.policies, 'policy', 'policies')}
          </>
        ) : (
          <>Unlocks nothing{severity !== 'minor' && waiting.policies > 0 ? ' by itself' : ''}</>
        )}
      </p>
    </div>
  )
}
