import type { ReactNode } from 'react'
import type { Schema } from '../../../api/client.ts'
import type { Column } from '../../../parts/table/column.ts'
import classes from './list.module.css'
import { Named } from './Named.tsx'

type Client = Schema<'Client'>
type Carrier = Schema<'Carrier'>

export const clientColumns: readonly Column<Client>[] = [
  { id: 'id', header: 'Id', width: 60, align: 'right', sort: 'id', cell: ({ id }) => id },
  {
    id: 'name',
    header: 'Name',
    width: 220,
    sort: 'name',
    cell: ({ id, name }) => <Named to="/clients/$id" id={id} name={name} />,
  },
  { id: 'address', header: 'Street', width: 190, cell: ({ address }) => text(address) },
  { id: 'city', header: 'City', width: 120, cell: ({ city }) => text(city) },
  { id: 'state', header: 'State', width: 96, sort: 'state', cell: ({ state }) => text(state) },
  { id: 'description', header: 'Industry', width: 220, cell: ({ description }) => text(description) },
  { id: 'sic', header: 'SIC code', width: 84, cell: ({ sic }) => text(sic) },
]

export const carrierColumns: readonly Column<Carrier>[] = [
  { id: 'id', header: 'Id', width: 60, align: 'right', sort: 'id', cell: ({ id }) => id },
  {
    id: 'name',
    header: 'Name',
    width: 260,
    sort: 'name',
    cell: ({ id, name }) => <Named to="/carriers/$id" id={id} name={name ?? 'No name'} />,
  },
  {
    id: 'address',
    header: 'Street',
    width: 240,
    cell: ({ address_1, address_2 }) => text([address_1, address_2].filter(Boolean).join(', ') || null),
  },
  { id: 'city', header: 'City', width: 140, cell: ({ city }) => text(city) },
  { id: 'state', header: 'State', width: 96, sort: 'state', cell: ({ state }) => text(state) },
  { id: 'zip', header: 'Zip', width: 100, cell: ({ zip }) => text(zip) },
]

/** As it is; whole where it does not fit; a dash where there is none. */
export function text(value: string | null): ReactNode {
  return value === null || value === '' ? <span className={classes.soft}>–</span> : <span title={value}>{value}</span>
}
