import { Popover } from '@mantine/core'
import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import filters from '../filters/filters.module.css'
import { useView } from '../useView.ts'
import { columnNames, nameColumn, shownColumns, toggleColumn } from './columns.tsx'

/** Which columns there are; the address keeps them. */
export function ColumnMenu() {
  const { search, change } = useView()
  const [opened, setOpened] = useState(false)
  const shown = shownColumns(search)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      offset={4}
      width={250}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={filters.button} onClick={() => setOpened(!opened)}>
          <Columns3 size={14} aria-hidden="true" />
          Columns
        </button>
      </Popover.Target>
      <Popover.Dropdown className={filters.menu}>
        <fieldset className={filters.choices}>
          <legend>Columns</legend>
          {columnNames.map((name) => (
            <label key={name} className={filters.option}>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                // A table without any column would be no table.
                disabled={shown.length === 1 && shown.includes(name)}
                onChange={() => change({ columns: toggleColumn(shown, name).join() })}
              />
              <span>{nameColumn(name)}</span>
            </label>
          ))}
        </fieldset>
        {search.columns !== undefined && (
          <button type="button" className={filters.clear} onClick={() => change({ columns: undefined })}>
            Back to the usual ones
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
