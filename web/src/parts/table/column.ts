import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** In pixels at least; what is over is shared in this proportion. */
  readonly width: number
  readonly align?: 'right'
  /** The API’s name for sorting by it; not to be sorted by where left out. */
  readonly sort?: string
}
