import { Popover } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './filters.module.css'

interface Props {
  readonly name: string
  /** How many values are chosen, or which one. */
  readonly chosen?: number | string | undefined
  readonly opened: boolean
  readonly onChange: (opened: boolean) => void
  readonly children: ReactNode
}

/** A button that opens what can be chosen of one filter. */
export function FilterMenu({ name, chosen, opened, onChange, children }: Props) {
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-start"
      offset={4}
      width={320}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-chosen={chosen !== undefined || undefined}
          onClick={() => onChange(!opened)}
        >
          {name}
          {chosen !== undefined && <b>{chosen}</b>}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>{children}</Popover.Dropdown>
    </Popover>
  )
}
