import { useNavigate, useSearch } from '@tanstack/react-router'

const filterNames = ['q', 'state', 'type', 'office', 'client_id', 'carrier_id', 'expires_from', 'expires_to'] as const

type FilterName = (typeof filterNames)[number]
type Search = Partial<Record<FilterName | 'sort', string>>

/** What a list of records shows, as its address says it, and the way to show something else. */
export function useListView() {
  const found: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const names = [...filterNames, 'sort'] as const
  // What an address says wrong, the API says no to.
  const search: Search = Object.fromEntries(
    names.flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]])),
  )
  return {
    search,
    isFiltered: filterNames.some((name) => search[name] !== undefined),
    change: (some: Search) =>
      void navigate({ to: '.', search: (now) => ({ ...now, ...some }), replace: true, resetScroll: false }),
    clear: () =>
      void navigate({
        to: '.',
        search: (now) => ({ ...now, ...Object.fromEntries(filterNames.map((name) => [name, undefined])) }),
        replace: true,
      }),
  }
}
