import { Anchor } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { asProblem } from '../api/problem.ts'
import { Empty } from '../parts/Empty.tsx'
import { ProblemNote } from '../parts/ProblemNote.tsx'

export function NotFoundPage() {
  return (
    <Empty title="There is no such page">
      The address may be mistyped, or what it spoke of is gone. <Anchor href="/">Go to the book at a glance</Anchor>
    </Empty>
  )
}

/** A page that broke while it was drawn. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  return <ProblemNote problem={asProblem(error)} retry={reset} />
}
