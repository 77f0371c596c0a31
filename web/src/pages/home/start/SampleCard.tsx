import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import { useBrokers } from '../../../app/broker.tsx'
import classes from './start.module.css'

/** For who has no file at hand. */
export function SampleCard() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const hasSample = (useBrokers() ?? []).some(({ sample }) => sample)
  const load = api.useMutation('post', '/v1/sample', {
    onSuccess: async ({ broker }) => {
      await queries.invalidateQueries()
      await navigate({ to: '/', search: { broker: broker.slug } })
    },
  })
  return (
    <section className={classes.sample} aria-labelledby="sample-book">
      <div>
        <h2 id="sample-book">No file at hand?</h2>
        <p>
          The sample book has 10,000 policies of a made-up brokerage, with a real book’s faults. It is kept apart from
          real books, and comes in as any other: encrypted, received, read and checked.
        </p>
      </div>
      <Button variant="default" loading={load.isPending} onClick={() => load.mutate({})}>
        {hasSample ? 'Show the sample book' : 'Load the sample book'}
      </Button>
      {load.isError && <ProblemNote problem={asProblem(load.error)} />}
    </section>
  )
}
