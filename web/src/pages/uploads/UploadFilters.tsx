import { Checkbox, NativeSelect } from '@mantine/core'
import { tableTerms } from '../../words/fields.ts'
import { uploadStateTerms } from '../../words/terms.ts'
import classes from './uploads.module.css'
import { useUploadFilters } from './useUploadFilters.ts'

const states = Object.entries(uploadStateTerms).map(([value, { name }]) => ({ value, label: name }))
const tables = Object.entries(tableTerms).map(([value, { name }]) => ({ value, label: name }))

export function UploadFilters() {
  const { filters, change } = useUploadFilters()
  return (
    <div className={classes.filters} role="search" aria-label="Uploads">
      <NativeSelect
        size="xs"
        aria-label="State"
        value={filters.state ?? ''}
        data={[{ value: '', label: 'Any state' }, ...states]}
        onChange={({ currentTarget }) => change({ state: currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Table"
        value={filters.table ?? ''}
        data={[{ value: '', label: 'Any table' }, ...tables]}
        onChange={({ currentTarget }) => change({ table: currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label="With rejected rows"
        checked={filters.rejected === true}
        onChange={({ currentTarget }) => change({ rejected: currentTarget.checked ? 'true' : '' })}
      />
    </div>
  )
}
