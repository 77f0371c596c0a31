import { FilterInput } from './FilterInput.tsx'
import { useListView } from './useListView.ts'

/** What clients and carriers are searched by. */
export function BusinessFilters() {
  const { search, change } = useListView()
  return (
    <>
      <FilterInput kind="search" label="Part of the name" value={search.q} onChange={(q) => change({ q })} />
      <FilterInput kind="text" label="State, as sent" value={search.state} onChange={(state) => change({ state })} />
    </>
  )
}
