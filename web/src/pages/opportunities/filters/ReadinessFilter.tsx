import { useState } from 'react'
import { readinessTerms } from '../../../words/terms.ts'
import { useView } from '../useView.ts'
import { FilterMenu } from './FilterMenu.tsx'
import classes from './filters.module.css'

const { ready, repairable, blocked } = readinessTerms
const options = [
  { value: 'ready', name: ready.name, means: ready.means },
  { value: 'repairable', name: repairable.name, means: repairable.means },
  { value: 'blocked', name: blocked.name, means: blocked.means },
  { value: 'any', name: 'Any', means: 'All of them, for whoever mends the book.' },
]

/** Which list it is: what carriers are shown, or what is not good enough yet. */
export function ReadinessFilter() {
  const { search, change } = useView()
  const [opened, setOpened] = useState(false)
  const value = search.readiness ?? 'ready'
  return (
    <FilterMenu
      name="Readiness"
      chosen={options.find((option) => option.value === value)?.name ?? value}
      opened={opened}
      onChange={setOpened}
    >
      <fieldset className={classes.choices}>
        <legend>Readiness</legend>
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              type="radio"
              name="readiness"
              checked={option.value === value}
              onChange={() => change({ readiness: option.value === 'ready' ? undefined : option.value })}
            />
            <span>
              {option.name}
              <small>{option.means}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </FilterMenu>
  )
}
