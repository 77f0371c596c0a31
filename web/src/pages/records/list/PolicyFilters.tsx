import { CloseButton } from '@mantine/core'
import { FilterInput } from './FilterInput.tsx'
import classes from './list.module.css'
import { TypeFilter } from './TypeFilter.tsx'
import { useListView } from './useListView.ts'

export function PolicyFilters() {
  const { search, change } = useListView()
  return (
    <>
      <FilterInput kind="search" label="Part of the policy number" value={search.q} onChange={(q) => change({ q })} />
      <TypeFilter />
      <FilterInput kind="text" label="Office" value={search.office} onChange={(office) => change({ office })} />
      <FilterInput
        kind="date"
        label="X-date from"
        value={search.expires_from}
        onChange={(expires_from) => change({ expires_from })}
      />
      <FilterInput kind="date" label="to" value={search.expires_to} onChange={(expires_to) => change({ expires_to })} />
      {search.client_id !== undefined && (
        <Chip text={`Client ${search.client_id}`} remove={() => change({ client_id: undefined })} />
      )}
      {search.carrier_id !== undefined && (
        <Chip text={`Carrier ${search.carrier_id}`} remove={() => change({ carrier_id: undefined })} />
      )}
    </>
  )
}

function Chip({ text, remove }: { text: string; remove: () => void }) {
  return (
    <span className={classes.chip}>
      {text}
      <CloseButton size="sm" onClick={remove} aria-label={`Not only of ${text}`} />
    </span>
  )
}
