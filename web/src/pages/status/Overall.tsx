import type { ApiProblem } from '../../api/problem.ts'
import type { Schema } from '../../api/client.ts'
import { ToneBadge } from '../../parts/ToneBadge.tsx'
import classes from './status.module.css'
import { findTroubles } from './troubles.tsx'

interface Props {
  readonly status: Schema<'Status'>
  /** Why the server does not answer any more. */
  readonly problem: ApiProblem | undefined
}

/** Whether all is well, in one word; and what to do about what is not. */
export function Overall({ status, problem }: Props) {
  const troubles =
    problem === undefined
      ? findTroubles(status)
      : [{ tone: 'blocked' as const, what: problem.message, todo: problem.hint }]
  const tone = troubles[0]?.tone ?? 'ready'
  return (
    <section className={classes.overall} data-tone={tone} role="status" aria-label="In short">
      <p className={classes.verdict}>
        <ToneBadge tone={tone} name={names[tone]} />
        {troubles.length === 0 && 'Files are received, loaded and answered for.'}
      </p>
      {troubles.length > 0 && (
        <ul>
          {troubles.map(({ what, todo }) => (
            <li key={what}>
              <strong>{what}</strong> <span>{todo}</span>
            </li>
          ))}
        </ul>
      )}
      {problem !== undefined && <p className={classes.soft}>Below is what it said last.</p>}
    </section>
  )
}

const names = { ready: 'All is well', repairable: 'Needs attention', blocked: 'Something is wrong' } as const
