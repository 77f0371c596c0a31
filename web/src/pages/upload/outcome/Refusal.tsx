import { Button } from '@mantine/core'
import { sendAgain, type Parcel } from '../sending/outbox.ts'
import { Note } from './Note.tsx'

/** Why a file was not taken, and what to do. */
export function Refusal({ parcel: { key, file, problem } }: { parcel: Parcel }) {
  if (problem === undefined) return null
  const { code, message, details, hint } = problem
  // What was lost on the way may be sent as it is; what was refused, will be again.
  const isLost = problem.isPassing || problem.status === 408 || code === 'receive.cut-off'
  return (
    <Note
      tone="blocked"
      code={code}
      says={[message, ...details, hint]}
      {...(code === 'receive.not-openpgp' && { encrypt: file?.name ?? 'Clients.csv' })}
      isAlert
    >
      {isLost && (
        <Button variant="default" size="xs" onClick={() => sendAgain(key)}>
          Send it again
        </Button>
      )}
    </Note>
  )
}
