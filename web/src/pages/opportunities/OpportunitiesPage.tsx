import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { asProblem } from '../../api/problem.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Page } from '../../parts/Page.tsx'
import { ProblemNote } from '../../parts/ProblemNote.tsx'
import { readinessTerms } from '../../words/terms.ts'
import { Buckets } from './Buckets.tsx'
import { ActiveFilters } from './filters/ActiveFilters.tsx'
import { FilterBar } from './filters/FilterBar.tsx'
import { ReadinessFilter } from './filters/ReadinessFilter.tsx'
import { OpportunityList } from './list/OpportunityList.tsx'
import { MonthCard } from './MonthCard.tsx'
import classes from './opportunities.module.css'
import { useTotals } from './useTotals.ts'
import { useView } from './useView.ts'

/** The policies worth pursuing, narrowed to what a carrier wants to write. */
export function OpportunitiesPage() {
  const { filters } = useView()
  const totals = useTotals(filters)
  // What an address asks wrongly is refused again: taking the filter away helps.
  const problem = totals.isError ? asProblem(totals.error) : undefined
  useFreshLists(totals.data?.assessment?.number)
  return (
    <Page title="Opportunities" lead={leads[filters.readiness ?? 'ready']} actions={<ReadinessFilter />}>
      {problem !== undefined ? (
        <div className={classes.stack}>
          <ActiveFilters />
          <ProblemNote problem={problem} {...(problem.isPassing && { retry: () => void totals.refetch() })} />
        </div>
      ) : totals.data === undefined ? (
        <Loading what="the opportunities" />
      ) : (
        <div className={classes.stack}>
          <Buckets totals={totals.data} />
          <FilterBar />
          <ActiveFilters />
          <MonthCard />
          <OpportunityList totals={totals.data} />
        </div>
      )}
    </Page>
  )
}

const leads = {
  ready: 'Policies that expire in the next 12 months, and whose facts carriers can trust.',
  repairable: `Policies that expire in the next 12 months and are not shown to carriers yet. ${readinessTerms.repairable.means}`,
  blocked: `Policies that expire in the next 12 months and are not shown to carriers yet. ${readinessTerms.blocked.means}`,
  any: 'All policies that expire in the next 12 months; carriers are shown only those that are ready.',
}

/** The list is kept while one looks at a policy, and read afresh once the book was assessed again. */
function useFreshLists(assessment: number | undefined): void {
  const queries = useQueryClient()
  const known = useRef(assessment)
  useEffect(() => {
    if (known.current !== undefined && known.current !== assessment) {
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/opportunities'),
      })
    }
    known.current = assessment
  }, [assessment, queries])
}
