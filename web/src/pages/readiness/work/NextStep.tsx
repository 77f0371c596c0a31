import type { ButtonProps } from '@mantine/core'
import type { Schema } from '../../../api/client.ts'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'

/** The way to where a fix is done here, if it is: to the proposed repair, or to the policy types. */
export function NextStep({ fix, size }: { fix: Schema<'Fix'>; size?: NonNullable<ButtonProps['size']> }) {
  if (fix.step === 'answer' && fix.repair !== null) {
    return (
      <ButtonLink to="/readiness/repairs/$id" params={{ id: fix.repair }} {...(size && { size })}>
        Answer
      </ButtonLink>
    )
  }
  if (fix.step === 'decide') {
    return (
      <ButtonLink to="/readiness" search={{ tab: 'types' }} {...(size && { size })}>
        Decide
      </ButtonLink>
    )
  }
  return null
}
