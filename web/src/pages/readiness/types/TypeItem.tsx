import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Schema } from '../../../api/client.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatCount, formatDate, formatMany, formatMoney } from '../../../words/format.ts'
import { DecideForm } from './DecideForm.tsx'
import classes from './types.module.css'
import type { useDecision } from './useDecision.ts'
import { verdictTerms } from './verdictTerms.ts'

type Type = Schema<'PolicyType'>

interface Props {
  readonly type: Type
  readonly choices: readonly Schema<'Line'>[]
  readonly decision: ReturnType<typeof useDecision>
}

/** One policy type: how much hangs on it, what it is taken for and why, and the decision. */
export function TypeItem({ type, choices, decision }: Props) {
  const [open, setOpen] = useState(false)
  const { label, policies, premium, renewing, waiting } = type
  const busy = decision.deciding === label
  return (
    <li className={classes.type}>
      <div className={classes.said}>
        <h2>{label.trim()}</h2>
        <p>
          {formatMany(policies, 'policy', 'policies')}, {formatMoney(premium)}
        </p>
        <p>
          Renewing in the 12 months:{' '}
          {renewing.policies === 0 ? 'none' : `${formatCount(renewing.policies)}, ${formatMoney(renewing.premium)}`}
        </p>
      </div>
      <div className={classes.taken}>
        <Taken type={type} choices={choices} />
      </div>
      <div className={classes.ways}>
        {waiting || open ? (
          <DecideForm
            type={type}
            choices={choices}
            busy={busy}
            onDecide={(line) => void decision.decide(label, line).then(() => setOpen(false))}
          />
        ) : (
          <Button
            size="xs"
            variant="default"
            onClick={() => setOpen(true)}
            aria-label={`Decide otherwise what “${label.trim()}” is`}
          >
            Decide otherwise
          </Button>
        )}
        {type.decision !== null && (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            onClick={() => void decision.decide(label, null)}
            aria-label={`Take back what “${label.trim()}” is`}
          >
            Take back
          </Button>
        )}
      </div>
    </li>
  )
}

function Taken({ type, choices }: { type: Type; choices: Props['choices'] }) {
  const { decision, verdict, line, rule, candidates } = type
  const nameOf = (id: string | null) => choices.find((choice) => choice.line === id)?.name ?? id
  if (decision !== null) {
    return (
      <>
        <strong>{nameOf(decision.line)}</strong>
        <small>
          {decision.applied ? `decided ${formatDate(decision.decided_at.slice(0, 10))}` : 'decided, is being applied …'}
        </small>
      </>
    )
  }
  if (verdict === 'pc' || verdict === 'not-pc') {
    return (
      <>
        <strong>{nameOf(line) ?? verdictTerms[verdict].name}</strong>
        {verdict === 'not-pc' && <ToneBadge {...verdictTerms[verdict]} />}
        <small>
          by the rule <code>{rule}</code>
        </small>
      </>
    )
  }
  return (
    <>
      <ToneBadge {...verdictTerms[verdict]} />
      <small>
        {verdictTerms[verdict].means}
        {candidates.length > 0 && ` Likely: ${candidates.map(nameOf).join(', ')}.`}
        {rule !== 'none' && (
          <>
            {' '}
            Rule <code>{rule}</code>.
          </>
        )}
      </small>
    </>
  )
}
