import { EncryptLine } from '../../../parts/encrypt/EncryptLine.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { sendAgain, type Parcel } from '../sending/outbox.ts'
import classes from '../upload.module.css'

/** Why a file was not taken, and what to do. */
export function Refusal({ parcel: { key, file, problem } }: { parcel: Parcel }) {
  if (problem === undefined) return null
  // What was lost on the way may be sent as it is; what was refused, will be again.
  const canRetry = problem.isPassing || problem.status === 408 || problem.code === 'receive.cut-off'
  return (
    <div className={classes.refusal}>
      <ProblemNote problem={problem} {...(canRetry && { retry: () => sendAgain(key) })} />
      {problem.code === 'receive.not-openpgp' && <EncryptLine file={file?.name ?? 'Clients.csv'} />}
    </div>
  )
}
