import { asProblem } from '../../../api/problem.ts'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Page } from '../../../parts/Page.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'

interface Props {
  readonly what: 'client' | 'carrier'
  readonly error: unknown
  readonly retry: () => void
}

/** Instead of a record that is not there, or cannot be had. */
export function RecordProblem({ what, error, retry }: Props) {
  const problem = asProblem(error)
  const missing = problem.status === 404
  return (
    <Page
      title={missing ? `No such ${what}` : what === 'client' ? 'Client' : 'Carrier'}
      actions={
        <ButtonLink to={`/${what}s`} variant="default">
          All {what}s
        </ButtonLink>
      }
    >
      <ProblemNote problem={problem} {...(!missing && { retry })} />
    </Page>
  )
}
