import { keepPreviousData } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { asProblem } from '../../api/problem.ts'
import { without, type Filters } from './useView.ts'
import { monthOf } from './filters/months.ts'
import type { FilterName } from './filters/names.ts'

/** As the API’s `by` has them. */
export type Grouping = 'line' | 'family' | 'state' | 'industry' | 'carrier' | 'office'

/** How many, with how much premium, and in which months and buckets. Asked again while new figures are on their way. */
export function useTotals(filters: Filters) {
  return useSummary(filters, 'bucket,month')
}

/** By bucket, whichever one is picked. */
export const useBuckets = (filters: Filters) => useTotals(without(filters, ['bucket']))

/** By month, whichever one is picked. */
export const useMonths = (filters: Filters) =>
  useTotals(monthOf(filters) === undefined ? filters : without(filters, ['expires_from', 'expires_to']))

/** The values that a filter can have, with what each has; the filter itself does not narrow them. */
export function useChoices(filters: Filters, filter: FilterName, grouping: Grouping, enabled: boolean) {
  const summary = useSummary(without(filters, [filter]), grouping, enabled)
  return { groups: summary.data?.groups[grouping], problem: summary.isError ? asProblem(summary.error) : undefined }
}

function useSummary(filters: Filters, by: string, enabled = true) {
  return api.useQuery(
    'get',
    '/v1/opportunities/summary',
    { params: { query: { ...filters, by } } },
    {
      enabled,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { status, data, error } }) => {
        if (status === 'error') return asProblem(error).isPassing ? 3000 : false
        if (data === undefined || data.assessment?.current === true) return false
        return data.assessment === null ? 3000 : 1500
      },
    },
  )
}
