import { Loader } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { Column } from './column.ts'
import { HeaderCell } from './HeaderCell.tsx'
import classes from './table.module.css'

interface Props<Row> {
  /** What the table lists, for who cannot see it: “Opportunities”. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string | number
  /** As the API’s `sort`: `premium`, or `-premium` for the other way round. */
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  /** Called on a click beside the links; one of the cells should be a link to the same place, for the keyboard. */
  readonly onOpen?: (row: Row) => void
  /** How many there are in all; more than `rows` until all are loaded. */
  readonly total?: number | undefined
  readonly hasMore?: boolean
  readonly loadMore?: () => void
  readonly loadingMore?: boolean
  /** CSS height of the part that scrolls; as high as its rows where left out, for short lists. */
  readonly height?: string
  /** What stands here where there are no rows. */
  readonly empty?: ReactNode
}

const rowHeight = 40

/**
 * A list of any length: only the rows in sight are drawn, and the next page is fetched before its rows come into sight.
 * The server sorts and filters; here is no more than what is shown.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, onOpen, total, hasMore = false, loadMore, loadingMore = false, height } = props
  const scroller = useRef<HTMLDivElement>(null)
  // The same as long as the rows are: with another one all places are reckoned anew, at every step of scrolling.
  const itemKey = useCallback((index: number) => rowKey(rows[index]!), [rows, rowKey])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: itemKey,
    overscan: 12,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - 100) loadMore?.()
  }, [hasMore, loadingMore, loadMore, last, rows.length])
  const template = { gridTemplateColumns: columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ') }
  const least = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ maxHeight: height ?? 'none' }}
      // The router brings one back to the same place.
      data-scroll-restoration-id={label}
      // Scrolled by the keyboard, too.
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div
        role="table"
        aria-label={label}
        aria-rowcount={(total ?? (hasMore ? -1 : rows.length)) + (hasMore && total === undefined ? 0 : 1)}
        style={{ minWidth: least }}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row} style={template}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = rows[item.index]!
            return (
              // The link in the row does the same for the keyboard.
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-opens={onOpen !== undefined || undefined}
                style={{
                  ...template,
                  position: 'absolute',
                  top: 0,
                  width: '100%',
                  height: rowHeight,
                  transform: `translateY(${item.start}px)`,
                }}
                onClick={(event) => {
                  if (event.target instanceof Element && event.target.closest('a, button, input') === null)
                    onOpen?.(row)
                }}
              >
                {columns.map((column) => (
                  <div key={column.id} role="cell" className={classes.cell} data-align={column.align}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {rows.length === 0 && props.empty}
      {hasMore && (
        <div className={classes.more} role="status">
          <Loader size="xs" /> Loading more …
        </div>
      )}
    </div>
  )
}
