import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatDate, formatMany, formatMoney } from '../../../words/format.ts'
import { AnswerButtons, answersTo } from './AnswerButtons.tsx'
import { Becomes } from './Becomes.tsx'
import classes from './repairs.module.css'
import { repairTerms } from './repairTerms.ts'
import type { Answer } from './useAnswers.ts'

interface Props {
  readonly repair: Schema<'Repair'>
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
  readonly busy: boolean
  readonly onAnswer: (answer: Answer) => void
  /** Where repairs of several states are shown together. */
  readonly withState: boolean
}

/** Repairs that share a cause: what is wrong, what it becomes and why, how many records, and the answer. */
export function RepairItem({ repair, chosen, onChoose, busy, onAnswer, withState }: Props) {
  const { id, sentence, cause, state, evidence, records, renewing, severity, settled, answered_at } = repair
  return (
    <li className={classes.repair} data-chosen={chosen || undefined}>
      {answersTo[state].length > 0 ? (
        <Checkbox
          size="sm"
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
          aria-label={`Choose: ${sentence}, ${cause}`}
        />
      ) : (
        <span />
      )}
      <div className={classes.said}>
        <h2>{sentence}</h2>
        <Becomes repair={repair} />
        {evidence !== null && <p>{evidence}</p>}
        <p className={classes.badges}>
          {withState && <ToneBadge {...repairTerms[state]} />}
          {!settled && <span>is being applied …</span>}
          {answered_at !== null && settled && <span>answered {formatDate(answered_at.slice(0, 10))}</span>}
          {severity === 'minor' && <span>Minor: keeps nothing back</span>}
        </p>
      </div>
      <dl className={classes.worth}>
        <dt>Renewing</dt>
        <dd>
          <strong>{formatMoney(renewing.premium)}</strong>
          <small>{formatMany(renewing.policies, 'policy', 'policies')}</small>
        </dd>
      </dl>
      <div className={classes.ways}>
        <AnswerButtons repair={repair} busy={busy} onAnswer={onAnswer} />
        <Link
          to="/readiness/repairs/$id"
          params={{ id }}
          aria-label={`${formatMany(records, 'record')}: ${sentence}, ${cause}`}
        >
          {formatMany(records, 'record')}
        </Link>
      </div>
    </li>
  )
}
