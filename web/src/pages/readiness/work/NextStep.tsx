import { Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'

/** The way to where a fix is done here, if it is: to the proposed repair, or to the policy types. */
export function NextStep({ fix, size }: { fix: Schema<'Fix'>; size?: NonNullable<ButtonProps['size']> }) {
  if (fix.step === 'answer' && fix.repair !== null) {
    const to = { to: '/readiness/repairs/$id', params: { id: fix.repair } } as object
    return (
      <Button component={Link} {...to} {...(size && { size })}>
        Answer
      </Button>
    )
  }
  if (fix.step === 'decide') {
    const to = { to: '/readiness', search: { tab: 'types' } } as object
    return (
      <Button component={Link} {...to} {...(size && { size })}>
        Decide
      </Button>
    )
  }
  return null
}
