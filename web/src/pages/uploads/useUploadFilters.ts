import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { tableTerms } from '../../words/fields.ts'
import { uploadStateTerms } from '../../words/terms.ts'

interface Filters {
  readonly state?: Schema<'Upload'>['state']
  readonly table?: NonNullable<Schema<'Upload'>['table']>
  readonly rejected?: true
}

/** The filters that stand in the address. What is no filter there is passed over. */
export function useUploadFilters() {
  const search = useSearch({ from: '/uploads' })
  const navigate = useNavigate({ from: '/uploads' })
  const filters: Filters = {
    ...(isOf(uploadStateTerms, search.state) && { state: search.state }),
    ...(isOf(tableTerms, search.table) && { table: search.table }),
    ...(search.rejected === 'true' && { rejected: true }),
  }
  return {
    filters,
    isFiltered: Object.keys(filters).length > 0,
    /** Changes some of them; an empty one is taken away. */
    change: (some: Partial<Record<keyof Filters, string>>) =>
      void navigate({ search: (now) => ({ ...now, ...some }), replace: true }),
    clear: () => void navigate({ search: (now) => ({ ...now, state: '', table: '', rejected: '' }), replace: true }),
  }
}

function isOf<Name extends string>(names: Record<Name, unknown>, text: string | undefined): text is Name {
  return text !== undefined && Object.hasOwn(names, text)
}
