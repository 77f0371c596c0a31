import { Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import type { Column } from '../../../parts/table/column.ts'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { nameField } from '../../../words/fields.ts'
import { formatMoney } from '../../../words/format.ts'
import { spell } from '../repairs/Becomes.tsx'
import { RecordLink } from '../RecordLink.tsx'
import classes from './work.module.css'

type Row = Schema<'FixRow'>

interface Props {
  readonly query: { readonly fix: string } | { readonly code: string }
  readonly label: string
  readonly total: number
}

/** The rows behind a figure as they were sent, those with most at stake first; the cells to mend are marked. */
export function RowsTable({ query, label, total }: Props) {
  const broker = useBroker()
  const rows = api.useInfiniteQuery(
    'get',
    '/v1/readiness/findings',
    { params: { query: { broker, ...query, limit: 200 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  const list = useMemo(() => rows.data?.pages.flatMap(({ data }) => data) ?? [], [rows.data])
  const code = 'fix' in query ? query.fix.split('~', 1)[0]! : query.code
  const columns = useMemo(() => columnsOf(list, code), [list, code])
  if (rows.isPending) return <Loading what="the rows" />
  if (rows.isError) return <ProblemNote problem={asProblem(rows.error)} retry={() => void rows.refetch()} />
  if (list.length === 0) {
    return (
      <Card>
        <Empty title="There are no such rows">They were mended, or no record has this any more.</Empty>
      </Card>
    )
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={list}
      rowKey={({ id, provenance: { upload_id, line } }) => id ?? `${upload_id} ${line}`}
      total={total}
      hasMore={rows.hasNextPage}
      loadMore={() => void rows.fetchNextPage()}
      loadingMore={rows.isFetchingNextPage}
      height="max(320px, calc(100dvh - 180px))"
    />
  )
}

/** The broker’s own columns, between what the row is worth and what is wrong with it. */
function columnsOf(rows: readonly Row[], code: string): Column<Row>[] {
  const headers = [...new Set(rows.slice(0, 200).flatMap(({ row }) => Object.keys(row)))]
  const widest = (header: string) =>
    Math.max(header.length + 2, ...rows.slice(0, 50).map(({ row }) => row[header]?.length ?? 0))
  return [
    { id: 'record', header: 'Record', width: 110, cell: (row) => <Record row={row} /> },
    {
      id: 'premium',
      header: 'At stake',
      width: 104,
      align: 'right',
      cell: ({ policies, premium }) => (policies === 0 ? '–' : formatMoney(premium)),
    },
    ...(rows.some((row) => proposalsFor(row, code).length > 0) ? [proposed(code)] : []),
    ...headers.map((header): Column<Row> => {
      const width = Math.min(230, Math.max(72, widest(header) * 7 + 34))
      return { id: header, header, width, cell: (row) => <Cell row={row} header={header} /> }
    }),
    {
      id: 'reasons',
      header: 'What to do',
      width: 420,
      cell: ({ findings }) => {
        const text = findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ message }) => message)
          .join(' ')
        return <span title={text}>{text}</span>
      },
    },
  ]
}

const proposalsFor = ({ proposals }: Row, code: string) =>
  proposals.filter((one) => one.code === code && one.value !== null)

const proposed = (code: string): Column<Row> => ({
  id: 'proposed',
  header: 'Proposed',
  width: 210,
  cell: (row) =>
    proposalsFor(row, code).map(({ field, value, evidence }) => (
      <span key={field} className={classes.proposed} title={evidence}>
        {field === 'aside' ? 'Leave aside' : `${nameField(field)} ${spell(value)}`}
      </span>
    )),
})

function Record({ row: { table, id, provenance } }: { row: Row }): ReactNode {
  if (id !== null) return <RecordLink table={table} id={id} />
  return (
    <Link to="/uploads/$id" params={{ id: String(provenance.upload_id) }}>
      Line {provenance.line}
    </Link>
  )
}

function Cell({ row: { row, to_mend }, header }: { row: Row; header: string }): ReactNode {
  const text = row[header] ?? ''
  if (!to_mend.includes(header)) return text
  return (
    <mark className={classes.mark} title="To mend">
      {text === '' ? 'fill in' : text}
    </mark>
  )
}
