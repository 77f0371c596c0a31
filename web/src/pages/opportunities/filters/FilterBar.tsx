import { useMediaQuery } from '@mantine/hooks'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { narrows, useView } from '../useView.ts'
import { ChoiceFilter } from './ChoiceFilter.tsx'
import { choices } from './choices.ts'
import { DateFilter } from './DateFilter.tsx'
import classes from './filters.module.css'
import { NameFilter } from './NameFilter.tsx'
import { filterNames } from './names.ts'
import { PremiumFilter } from './PremiumFilter.tsx'

/** What the list can be narrowed by, in a row; where there is no room, behind a button. */
export function FilterBar() {
  const { search } = useView()
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [opened, setOpened] = useState(false)
  const given = filterNames.filter((name) => search[name] !== undefined && narrows(name)).length
  return (
    <section aria-label="Filters">
      {isNarrow && (
        <button
          type="button"
          className={classes.button}
          aria-expanded={opened}
          data-chosen={given > 0 || undefined}
          onClick={() => setOpened(!opened)}
        >
          <SlidersHorizontal size={14} aria-hidden="true" />
          Filters
          {given > 0 && <b>{given}</b>}
        </button>
      )}
      {(!isNarrow || opened) && (
        <div className={classes.bar}>
          <NameFilter />
          {choices.map((choice) => (
            <ChoiceFilter key={choice.filter} choice={choice} />
          ))}
          <PremiumFilter />
          <DateFilter />
        </div>
      )}
    </section>
  )
}
