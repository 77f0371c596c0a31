import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { paths } from '../../api/schema.d.ts'
import { useBroker } from '../../app/broker.tsx'
import { filterNames, type FilterName } from './filters/names.ts'

type Query = NonNullable<paths['/v1/opportunities']['get']['parameters']['query']>

/** The filters as the API takes them. What an address says wrong, the API says no to. */
export type Filters = Pick<Query, FilterName | 'broker'>

/** What is shown, as the address says it, and the way to show something else. */
export function useView() {
  const search = useSearch({ from: '/opportunities' })
  const navigate = useNavigate({ from: '/opportunities' })
  const broker = useBroker()
  const change = useCallback(
    (changes: Partial<Record<keyof typeof search, string | undefined>>) => {
      void navigate({ search: (now) => ({ ...now, ...changes }), resetScroll: false })
    },
    [navigate],
  )
  const given = filterNames.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const]))
  const filters = { ...Object.fromEntries(given), broker } as Filters
  return { search, filters, change }
}

/** The same without some of the filters. */
export function without(filters: Filters, names: readonly FilterName[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !(names as readonly string[]).includes(name)))
}

export const noFilters = Object.fromEntries(filterNames.map((name) => [name, undefined])) as Record<
  FilterName,
  undefined
>

/** The filters that narrow the list; the day and the readiness say which list it is. */
export const narrows = (name: FilterName): boolean => name !== 'readiness' && name !== 'as_of'
