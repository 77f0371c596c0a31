import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Column } from './column.ts'
import classes from './table.module.css'

interface Props<Row> {
  readonly column: Column<Row>
  readonly sort: string | undefined
  readonly onSort: ((sort: string) => void) | undefined
}

export function HeaderCell<Row>({ column, sort, onSort }: Props<Row>) {
  const { id, header, align, sort: name } = column
  if (name === undefined || onSort === undefined) {
    return (
      <div key={id} role="columnheader" className={classes.cell} data-align={align}>
        {header}
      </div>
    )
  }
  const direction = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none'
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <div role="columnheader" aria-sort={direction} className={classes.cell} data-align={align}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort(direction === 'ascending' ? `-${name}` : name)}
      >
        {header}
        {direction !== 'none' && <Arrow size={13} aria-hidden="true" />}
      </button>
    </div>
  )
}
