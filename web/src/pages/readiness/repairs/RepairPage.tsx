import { useParams } from '@tanstack/react-router'
import { api, type Schema } from '../../../api/client.ts'
import { asProblem } from '../../../api/problem.ts'
import { useBroker } from '../../../app/broker.tsx'
import { Card } from '../../../parts/Card.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { Loading } from '../../../parts/Loading.tsx'
import { Page } from '../../../parts/Page.tsx'
import { ProblemNote } from '../../../parts/ProblemNote.tsx'
import type { Column } from '../../../parts/table/column.ts'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { ToneBadge } from '../../../parts/ToneBadge.tsx'
import { nameField } from '../../../words/fields.ts'
import { formatCount, formatMany, formatMoney } from '../../../words/format.ts'
import shared from '../readiness.module.css'
import { RecordLink } from '../RecordLink.tsx'
import { Standing } from '../Standing.tsx'
import { useReadiness } from '../useReadiness.ts'
import { Back } from '../work/Back.tsx'
import { AnswerButtons } from './AnswerButtons.tsx'
import { Becomes, spell } from './Becomes.tsx'
import classes from './repairs.module.css'
import { repairTerms } from './repairTerms.ts'
import { tellProgress, useAnswers } from './useAnswers.ts'

/** One repair with its records: each with what was sent, what it is taken for, and why. */
export function RepairPage() {
  const { id } = useParams({ from: '/readiness/repairs/$id' })
  const broker = useBroker()
  const readiness = useReadiness()
  const { progress, send } = useAnswers()
  const records = api.useInfiniteQuery(
    'get',
    '/v1/repairs/{id}',
    { params: { path: { id }, query: { broker, limit: 200 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ page }) => page.next_cursor ?? undefined,
    },
  )
  if (records.isPending) return <Loading what="the repair" />
  if (records.isError) {
    return (
      <Page title="Repair" lead={<Back tab="repairs" />}>
        <ProblemNote problem={asProblem(records.error)} retry={() => void records.refetch()} />
      </Page>
    )
  }
  const { repair } = records.data.pages[0]!
  const rows = records.data.pages.flatMap(({ data }) => data)
  return (
    <Page
      title={repair.sentence}
      lead={
        <>
          {repair.evidence} <br />
          <Back tab="repairs" />
        </>
      }
      actions={
        <div className={shared.actions}>
          <AnswerButtons
            repair={repair}
            size="sm"
            busy={progress?.running === true}
            onAnswer={(answer) => void send([repair], answer)}
          />
        </div>
      }
    >
      {readiness.data !== undefined && <Standing readiness={readiness.data} />}
      <p role="status" className={classes.told}>
        {progress !== undefined && tellProgress(progress)}
      </p>
      {progress?.problem !== undefined && <ProblemNote problem={progress.problem} />}
      <div className={classes.stack}>
        <Head repair={repair} />
        <DataTable
          label={`Records: ${repair.sentence}`}
          columns={columns}
          rows={rows}
          rowKey={({ record_id, field }) => `${record_id} ${field}`}
          hasMore={records.hasNextPage}
          loadMore={() => void records.fetchNextPage()}
          loadingMore={records.isFetchingNextPage}
          height="max(320px, calc(100dvh - 180px))"
          empty={
            <Empty title="No record has it at the moment">
              The answer is kept for records that come with the same cause.
            </Empty>
          }
        />
      </div>
    </Page>
  )
}

function Head({ repair }: { repair: Schema<'Repair'> }) {
  return (
    <Card>
      <div className={classes.head}>
        <div>
          <p className={classes.badges}>
            <ToneBadge {...repairTerms[repair.state]} />
            <span>{repair.settled ? repairTerms[repair.state].means : 'The answer is being applied …'}</span>
          </p>
          <Becomes repair={repair} />
        </div>
        <dl className={classes.figures}>
          <Figure label="Records" value={formatCount(repair.records)} />
          <Figure
            label="Renewing in the 12 months"
            value={formatMoney(repair.renewing.premium)}
            note={formatMany(repair.renewing.policies, 'policy', 'policies')}
          />
        </dl>
      </div>
    </Card>
  )
}

const columns: readonly Column<Schema<'RepairedRecord'>>[] = [
  {
    id: 'record',
    header: 'Record',
    width: 110,
    cell: ({ table, record_id }) => <RecordLink table={table} id={record_id} />,
  },
  { id: 'name', header: 'Name or type', width: 220, cell: ({ name }) => name ?? '–' },
  {
    id: 'field',
    header: 'Field',
    width: 120,
    cell: ({ field }) => (field === 'aside' ? 'Kept aside' : nameField(field)),
  },
  { id: 'sent', header: 'Sent', width: 140, cell: ({ sent }) => <span className={classes.sent}>{spell(sent)}</span> },
  {
    id: 'value',
    header: 'Becomes',
    width: 140,
    cell: ({ field, value }) => <strong>{field === 'aside' ? 'left aside' : spell(value)}</strong>,
  },
  {
    id: 'evidence',
    header: 'Found from',
    width: 320,
    cell: ({ evidence }) => <span title={evidence}>{evidence}</span>,
  },
]
