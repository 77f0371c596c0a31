import { Button } from '@mantine/core'
import type { ApiProblem } from '../api/problem.ts'
import classes from './parts.module.css'

/** What went wrong, in the API's own sentence, and what to do. */
export function ProblemNote({ problem, retry }: { problem: ApiProblem; retry?: () => void }) {
  return (
    <div className={classes.note} role="alert" data-code={problem.code}>
      <p>
        <strong>{problem.message}</strong>
      </p>
      {problem.details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      <p>{problem.hint}</p>
      {retry !== undefined && (
        <Button variant="default" size="xs" mt="sm" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}
