import type { ReactNode } from 'react'
import { EncryptLine } from '../../../parts/encrypt/EncryptLine.tsx'
import type { Tone } from '../../../words/terms.ts'
import classes from '../upload.module.css'

interface Props {
  readonly tone: Tone
  readonly code: string
  /** What happened first, then what to do. */
  readonly says: readonly string[]
  /** The file that is to be encrypted anew, where that mends it. */
  readonly encrypt?: string
  readonly isAlert?: boolean
  readonly children?: ReactNode
}

/** What went wrong with a file, in the API’s own sentences. */
export function Note({ tone, code, says: [what, ...more], encrypt, isAlert = false, children }: Props) {
  return (
    <div className={classes.note} data-tone={tone} data-code={code} {...(isAlert && { role: 'alert' })}>
      <p>
        <strong>{what}</strong>
      </p>
      {more.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {encrypt !== undefined && <EncryptLine file={encrypt} />}
      {children !== undefined && <div className={classes.after}>{children}</div>}
    </div>
  )
}
