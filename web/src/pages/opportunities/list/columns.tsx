import type { ReactNode } from 'react'
import type { Schema } from '../../../api/client.ts'
import type { Column } from '../../../parts/table/column.ts'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { formatCount, formatDate, formatMany, formatMoney } from '../../../words/format.ts'
import { bucketTerms, readinessTerms, spellLine } from '../../../words/terms.ts'

type Row = Schema<'Opportunity'>

/** By the names that the API’s CSV has for them, so that what is exported is what is shown. */
const catalogue = {
  client_name: { header: 'Client', width: 186, cell: client },
  client_id: { header: 'Client’s id', width: 84, align: 'right', cell: ({ client }) => client?.id ?? '–' },
  policy_id: { header: 'Policy’s id', width: 84, align: 'right', cell: ({ id }) => id },
  x_date: { header: 'X-date', width: 106, sort: 'x_date', cell: (row) => formatDate(row.x_date) },
  days_left: { header: 'Days left', width: 108, cell: daysLeft },
  bucket: { header: 'Time left', width: 86, cell: ({ bucket }) => <ToneBadge {...bucketTerms[bucket]} /> },
  line: { header: 'Line', width: 132, cell: ({ line }) => text(spellLine(line)) },
  family: { header: 'Family', width: 140, cell: ({ family }) => text(spellLine(family)) },
  type: { header: 'Type, as sent', width: 140, cell: ({ type }) => text(type) },
  address: { header: 'Street', width: 160, cell: ({ client }) => text(client?.address) },
  city: { header: 'City', width: 110, cell: ({ client }) => text(client?.city) },
  state: { header: 'State', width: 58, cell: ({ client }) => client?.state ?? '–' },
  division: { header: 'Division', width: 76, cell: ({ industry }) => industry.division ?? '–' },
  division_title: { header: 'Industry', width: 118, cell: ({ industry }) => text(industry.division_title) },
  major_group: { header: 'Major group', width: 98, cell: ({ industry }) => industry.major_group ?? '–' },
  major_group_title: {
    header: 'Major group’s name',
    width: 170,
    cell: ({ industry }) => text(industry.major_group_title),
  },
  sic: { header: 'SIC', width: 60, cell: ({ industry }) => industry.sic ?? '–' },
  industry: { header: 'Industry in words', width: 170, cell: ({ industry }) => text(industry.description) },
  carrier_name: { header: 'Incumbent', width: 146, cell: ({ carrier }) => text(carrier?.name) },
  carrier_id: { header: 'Incumbent’s id', width: 106, align: 'right', cell: ({ carrier }) => carrier?.id ?? '–' },
  premium: {
    header: 'Premium',
    width: 98,
    align: 'right',
    sort: 'premium',
    cell: ({ premium }) => formatMoney(premium),
  },
  office: { header: 'Office', width: 88, cell: ({ office }) => text(office) },
  effective_date: { header: 'Effective', width: 106, cell: (row) => formatDate(row.effective_date) },
  readiness: { header: 'Readiness', width: 106, cell: (row) => <ToneBadge {...readinessTerms[row.readiness]} /> },
  findings: { header: 'Findings', width: 190, cell: findings },
} satisfies Record<string, Omit<Column<Row>, 'id'>>

export type ColumnName = keyof typeof catalogue

export const columnNames = Object.keys(catalogue) as ColumnName[]

export const nameColumn = (name: ColumnName): string => catalogue[name].header

const usual: readonly ColumnName[] = [
  'client_name',
  'x_date',
  'days_left',
  'line',
  'state',
  'division_title',
  'carrier_name',
  'premium',
  'office',
]

/** What the address says, as far as it is known; else the usual ones, and the readiness where it is not the same. */
export function shownColumns({ columns, readiness }: { columns?: string; readiness?: string }): readonly ColumnName[] {
  const named = (columns ?? '').split(',').filter((name): name is ColumnName => Object.hasOwn(catalogue, name))
  if (named.length > 0) return [...new Set(named)]
  return readiness === undefined || readiness === 'ready'
    ? usual
    : [...usual.slice(0, 3), 'readiness', ...usual.slice(3)]
}

/** With one more or one less; a new one goes to its place in the catalogue. */
export function toggleColumn(shown: readonly ColumnName[], name: ColumnName): readonly ColumnName[] {
  if (shown.includes(name)) return shown.filter((each) => each !== name)
  const rank = columnNames.indexOf(name)
  const at = shown.findIndex((each) => columnNames.indexOf(each) > rank)
  return at === -1 ? [...shown, name] : shown.toSpliced(at, 0, name)
}

/** @param link wraps the first cell: the row opens by it, too */
export function tableColumns(
  shown: readonly ColumnName[],
  link: (row: Row, content: ReactNode) => ReactNode,
): Column<Row>[] {
  return shown.map((id, index) => {
    const column: Omit<Column<Row>, 'id'> = catalogue[id]
    return { id, ...column, ...(index === 0 && { cell: (row: Row) => link(row, column.cell(row)) }) }
  })
}

/** Cut where there is no room; the whole of it is said where the pointer rests. */
function text(value: string | null | undefined): ReactNode {
  return value === null || value === undefined ? '–' : <span title={value}>{value}</span>
}

/** Somebody has to be named: the row opens by it. */
function client({ client }: Row): ReactNode {
  return text(client === null ? 'No client is named' : (client.name ?? `Client ${client.id}, not here yet`))
}

function daysLeft({ days_left: days, bucket }: Row): ReactNode {
  const { tone, name, means } = bucketTerms[bucket]
  return <ToneBadge tone={tone} name={formatMany(days, 'day')} means={`${name}: ${means}`} />
}

function findings({ findings }: Row): ReactNode {
  if (findings.length === 0) return 'None'
  const all = findings.map(({ message }) => message).join('\n')
  return (
    <span title={all}>
      {findings.length > 1 && `${formatCount(findings.length)}: `}
      {findings.map(({ code }) => code).join(', ')}
    </span>
  )
}
